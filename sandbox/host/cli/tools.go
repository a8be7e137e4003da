//go:build tools

// Package cli pins the Pulumi CLI as a dependency, so that `go build` can compile it from the module proxy.
package cli

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
