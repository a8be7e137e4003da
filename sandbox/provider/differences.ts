/** Where the stand-in for the aws provider is not like the real one, and is meant so. */
interface Difference {
  /** What it is about. */
  about: string;
  real: string;
  sandbox: string;
  /** Why it stays, and what an owner sees of it. */
  because: string;
}

/**
 * Everything that was found in the source of the real provider and is not done here. What is done here is in the facts of
 * the rows, which a test holds against the stand-in.
 */
export const DIFFERENCES: readonly Difference[] = [
  {
    about: "the package schema, which programs in YAML are checked against",
    real: "every type of the package, with the types of all outputs",
    sandbox:
      "every type, and the data sources that it answers; an output that is no input as well is of any type, and so is an archive",
    because: "it is made of the declarations of @pulumi/aws; a program with another data source is refused either way",
  },
  {
    about: "types that have no row here, most of @pulumi/aws",
    real: "made, changed and removed; the preview fills in defaults and automatic names, and checks values",
    sandbox:
      "previewed only, with a warning a type: names and shapes of inputs are held against the declarations, outputs are unknown. `pulumi up` is refused before it makes anything, with every resource that it cannot make; after --skip-preview it stops at the first of them. Import and refresh are refused",
    because:
      "an account on this machine that pretended to have them would prove nothing; the policy pack judges what the program gives, not what a default adds",
  },
  {
    about: "data sources that are not answered here",
    real: "asks AWS, in the preview too",
    sandbox: "refused in the preview, with the list of those that are answered",
    because: "an answer that was made up would decide what the program declares",
  },
  {
    about: "a service that a region does not have",
    real: "the name of its endpoint does not exist, so that the provider finds no such host",
    sandbox: "one address is that of all regions; it answers UnsupportedRegionException",
    because: "no name can be missing here; `sweep` and `doctor` take both for a region without the service",
  },
  {
    about: "refused calls",
    real: "some are tried again for minutes before they fail: a role that IAM does not know everywhere yet, a rule that still has targets (5 minutes), a topic attribute, a key or its policy (2 minutes)",
    sandbox: "fails at once, with the same message",
    because: "a test would wait for minutes; a run on AWS that fails takes longer to say so",
  },
  {
    about: "waiting",
    real: "waits until a new key reads the same five times (over 15 seconds), until a key is pending deletion (up to 20 minutes), until a contact and a budget are seen",
    sandbox: "does not wait",
    because: "the account on this machine is consistent at once; runs on AWS are slower",
  },
  {
    about: "the state of a run, which the engine keeps and not the provider",
    real: "saved after each resource",
    sandbox:
      "saved once, when the run ends, in the plain tour and in most tests; after each resource with `--shell` and `--empty`, and where a test kills the engine",
    because: "an up of the whole baseline takes two thirds of the time; a run that is killed leaves no state then",
  },
  {
    about: "half-made resources",
    real: "Terraform's SDK writes the plan into the state even when the work failed",
    sandbox: "the same, without the outputs that AWS had already given",
    because:
      "the next run reads them; after a failed `up`, run `pulumi up --refresh`, or `up` twice: the first only reads the truth",
  },
  {
    about: "confirmation of a subscription",
    real: "waits for it unless the protocol is e-mail, or http(s) without endpointAutoConfirms",
    sandbox: "never waits",
    because: "the program uses the two that are not waited for",
  },
  {
    about: "values of a budget's filter",
    real: "an ordered list; AWS may answer in an order of its own",
    sandbox: "an ordered list; the account keeps the order",
    because:
      "nobody could see which order AWS keeps. If it is another one, each `up` updates the budget of idle regions, which changes nothing",
  },
  {
    about: "billing view of a budget",
    real: "read back although the program gives none; if AWS names its primary view, each `up` shows a change",
    sandbox: "not read",
    because: "nobody could see what AWS answers; an update that shows it changes nothing",
  },
  {
    about: "a group that is renamed",
    real: "sends the name with every update, also when only the path changed",
    sandbox: "sends it only when it changed",
    because: "the emulator takes a group's own name for that of another; the result is the same",
  },
  {
    about: "names longer than AWS takes",
    real: "an automatic name may have 255 characters for groups, users, policies and budgets; AWS refuses it in the apply",
    sandbox: "the emulator takes some of them",
    because: "the baseline's own names are far shorter",
  },
  {
    about: "validation in the preview",
    real: "checks every ARN, account, statistic, period and path in the preview",
    sandbox:
      "checks contacts, names of rules and targets, plans of GuardDuty and that policies are JSON; the account refuses the rest in the apply",
    because:
      "the settings are checked before any of it by the program; a component that is used alone learns it later here",
  },
  {
    about: "outputs",
    real: "a role tells managedPolicyArns and inlinePolicies, a policy attachmentCount, a detector datasources; they change between two runs",
    sandbox: "left out",
    because: "the program uses none of them; on AWS a refresh may show outputs that changed, and no difference",
  },
  {
    about: "inputs after a refresh and an import",
    real: "a refresh takes over only inputs that were there; an import drops defaults and zero values",
    sandbox: "adds inputs that appeared, and keeps defaults",
    because: "the next `up` does the same in both; only the state file differs",
  },
  {
    about: "declarative policies of EC2",
    real: "the service keeps the settings, and refuses to change them with the policy's words; AWS publishes no code, nor whether a call that changes nothing is refused, nor whether a policy on the root reaches the management account",
    sandbox:
      "the answers say ManagedBy, and every change is refused as OperationNotPermitted, in members only; of the operators `@@assign` is known",
    because: "nothing depends on the code, and the program asks each account who manages a setting",
  },
  {
    about: "types that no component declares",
    real: "not looked at: account Region, EC2 Instance, Spot Fleet, IAM User and its attachment, KMS Alias",
    sandbox: "served for the policy pack's previews and tests",
    because: "the baseline makes none",
  },
];
