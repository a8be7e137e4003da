// Command pulumi-python-sdk writes the Python SDK of a package into a folder, from the package's schema on standard input.
//
// `pulumi package gen-sdk --language python` does the same with the same generator, through the Python language host. The
// last host that can be had from the Go module proxy (sdk v3.68.0) is older than that call, so the generator is called here.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: pulumi-python-sdk <folder> < schema.json")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "pulumi-python-sdk:", err)
		os.Exit(1)
	}
}

// noOtherPackages has none of the packages that a schema may refer to. The generator wants a loader, and asks it for those.
type noOtherPackages struct{ schema.ReferenceLoader }

func run(folder string) error {
	var spec schema.PackageSpec
	if err := json.NewDecoder(os.Stdin).Decode(&spec); err != nil {
		return fmt.Errorf("standard input is no package schema: %w", err)
	}
	pkg, problems, err := schema.BindSpec(spec, noOtherPackages{}, schema.ValidationOptions{})
	if err != nil {
		return err
	}
	if problems.HasErrors() {
		return problems
	}
	files, err := python.GeneratePackage("pulumi", pkg, nil, noOtherPackages{})
	if err != nil {
		return err
	}
	for name, content := range files {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
