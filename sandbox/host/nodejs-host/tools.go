//go:build tools

// Package nodejshost pins the Node language host. v3.68.0 is the last sdk release that holds it as a tagged module.
package nodejshost

import _ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"
