//go:build tools

// Package pythonhost pins the Python language host. v3.68.0 is the last sdk release that holds it as a tagged module.
package pythonhost

import _ "github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python"
