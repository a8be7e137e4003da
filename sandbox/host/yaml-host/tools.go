//go:build tools

// Package yamlhost pins the YAML language host.
package yamlhost

import _ "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml"
