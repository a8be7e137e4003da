const { TestEnvironment } = require("jest-environment-node");

/**
 * The environment variables that programs under test inherit. Jest gives a test file a copy of `process.env`, and a child that
 * is started without one of its own inherits the original: it is changed here, where that is in reach.
 */
module.exports = class extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} given */
  constructor(...given) {
    // The AWS SDK would print a paragraph about old versions of Node into the output of every test file.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
    // Jest asks for colours when its own output is a screen or CI shows them; in a user's pipe there are none.
    delete process.env.FORCE_COLOR;
    super(...given);
  }
};
