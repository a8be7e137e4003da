package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// resolveModule finds the main file of a module folder as Node does: in the node_modules of the folder and of each one
// above it (https://nodejs.org/api/modules.html#loading-from-node_modules-folders). Asking node itself would cost a
// process start on every preview. A linked folder is also looked at where it really stands.
func resolveModule(module, folder string) (string, error) {
	starts := []string{folder}
	if real, err := filepath.EvalSymlinks(folder); err == nil && real != folder {
		starts = append(starts, real)
	}
	for _, start := range starts {
		for dir := start; ; dir = filepath.Dir(dir) {
			file := filepath.Join(dir, "node_modules", filepath.FromSlash(module), "index.js")
			if _, err := os.Stat(file); err == nil {
				return file, nil
			}
			if dir == filepath.Dir(dir) {
				break
			}
		}
	}
	return "", fmt.Errorf("Cannot find module '%s' from %s", module, folder)
}
