const { PolicyPack } = require("@pulumi/policy");

const BUCKET = "aws:s3/bucket:Bucket";

new PolicyPack("own-pack", {
  policies: [
    {
      name: "bucket-keeps-objects",
      description: "a bucket with objects in it cannot be destroyed",
      enforcementLevel: "mandatory",
      configSchema: { properties: { except: { type: "array", items: { type: "string" }, default: [] } } },
      validateResource: ({ type, name, props, getConfig }, report) => {
        if (type !== BUCKET || getConfig().except.includes(name)) return;
        if (props.forceDestroy === true) report("forceDestroy is true; leave it out");
      },
      remediateResource: ({ type, props }) =>
        type === BUCKET && props.forceDestroy === true ? { ...props, forceDestroy: false } : undefined,
    },
    {
      name: "bucket-has-block",
      description: "every bucket has a block of public access",
      enforcementLevel: "mandatory",
      validateStack: ({ resources }, report) => {
        const blocks = resources.filter(
          ({ type }) => type === "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        );
        const blocked = blocks.flatMap(({ propertyDependencies }) => propertyDependencies.bucket ?? []);
        for (const bucket of resources.filter(({ type }) => type === BUCKET)) {
          if (!blocked.some(({ urn }) => urn === bucket.urn)) report("no block of public access", bucket.urn);
        }
      },
    },
  ],
});
