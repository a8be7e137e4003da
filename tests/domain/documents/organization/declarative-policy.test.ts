import { declarativePolicy, EXCEPTION_MESSAGE } from "../../../../domain/documents/organization/declarative-policy";

const assign = (value: unknown) => ({ "@@assign": value });

// Names and values: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html
describe("the declarative policy", () => {
  it("writes each attribute as AWS's page does, and says whom to ask", () => {
    expect(
      declarativePolicy({
        hopLimit: 2,
        imageBlock: true,
        snapshots: "block-all-sharing",
        serialConsole: true,
        images: { state: "audit-mode", providers: ["aws-marketplace", "amazon", "099720109477"] },
        internet: "block-ingress",
      }),
    ).toEqual({
      ec2_attributes: {
        exception_message: assign(EXCEPTION_MESSAGE),
        instance_metadata_defaults: {
          http_tokens: assign("required"),
          http_put_response_hop_limit: assign("2"),
        },
        image_block_public_access: { state: assign("block_new_sharing") },
        snapshot_block_public_access: { state: assign("block_all_sharing") },
        serial_console_access: { status: assign("disabled") },
        allowed_images_settings: {
          state: assign("audit_mode"),
          image_criteria: {
            criteria_1: { allowed_image_providers: assign(["099720109477", "amazon", "aws_marketplace"]) },
          },
        },
        vpc_block_public_access: {
          internet_gateway_block: { mode: assign("block_ingress"), exclusions_allowed: assign("enabled") },
        },
      },
    });
  });

  it("leaves to each account what it does not name", () => {
    expect(declarativePolicy({ serialConsole: true })).toEqual({
      ec2_attributes: {
        exception_message: assign(EXCEPTION_MESSAGE),
        serial_console_access: { status: assign("disabled") },
      },
    });
  });

  it("is none when it would decide nothing", () => {
    expect(declarativePolicy({})).toBeUndefined();
  });
});
