//go:build !linux

package main

import "os/exec"

// dieWithParent does nothing here: only Linux can tie a child to its parent. The engine ends the whole process group, and
// endWithEngine does so when the engine is gone.
func dieWithParent(*exec.Cmd) {}
