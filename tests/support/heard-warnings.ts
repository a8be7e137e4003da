import * as pulumi from "@pulumi/pulumi";

/** What a program warns of during each test of a file, in a list that every test begins empty. */
export function heardWarnings(): string[] {
  const warnings: string[] = [];
  beforeEach(() => {
    warnings.length = 0;
    jest.spyOn(pulumi.log, "warn").mockImplementation((text) => {
      warnings.push(text);
      return Promise.resolve();
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  return warnings;
}
