// The AWS SDK would print a paragraph about old versions of Node into the output of every test file.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
