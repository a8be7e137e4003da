#!/bin/sh
# What AWS's page for a compromised account says, as somebody would type it with the AWS command line: switch the keys off,
# delete the users that nobody made, then look into every region, at EC2 instances and Spot requests, and end what is there.
# https://repost.aws/knowledge-center/potential-account-compromise names no order in a region and no other keeper of machines.
#
# usage: published-steps.sh <user whose key leaked> <user that nobody made> [<machine to keep>...]
#
# REGIONS names the regions to look into; without it, every one. The machines to keep are given, because the page leaves it to people to tell theirs from others. It ends with 0 whatever AWS
# refuses, as somebody would go on to the next region.
leaked=$1
unknown=$2
shift 2

keys_of() { aws iam list-access-keys --user-name "$1" --query 'AccessKeyMetadata[].AccessKeyId' --output text; }

for key in $(keys_of "$leaked"); do
  aws iam update-access-key --user-name "$leaked" --access-key-id "$key" --status Inactive
done

for key in $(keys_of "$unknown"); do aws iam delete-access-key --user-name "$unknown" --access-key-id "$key"; done
aws iam delete-login-profile --user-name "$unknown"
for policy in $(aws iam list-attached-user-policies --user-name "$unknown" --query 'AttachedPolicies[].PolicyArn' --output text); do
  aws iam detach-user-policy --user-name "$unknown" --policy-arn "$policy"
done
aws iam delete-user --user-name "$unknown"

# Without what is to be kept.
others() {
  for id in "$@"; do
    case " $keep " in *" $id "*) ;; *) printf '%s ' "$id" ;; esac
  done
}
keep="$*"

for region in ${REGIONS:-$(aws ec2 describe-regions --query 'Regions[].RegionName' --output text)}; do
  running=$(aws ec2 describe-instances --region "$region" --filters Name=instance-state-name,Values=pending,running \
    --query 'Reservations[].Instances[].InstanceId' --output text)
  machines=$(others $running)
  [ -z "$machines" ] || aws ec2 terminate-instances --region "$region" --instance-ids $machines

  fleets=$(aws ec2 describe-spot-fleet-requests --region "$region" \
    --query "SpotFleetRequestConfigs[?SpotFleetRequestState=='active'].SpotFleetRequestId" --output text)
  [ -z "$fleets" ] || aws ec2 cancel-spot-fleet-requests --region "$region" --spot-fleet-request-ids $fleets --terminate-instances

  requests=$(aws ec2 describe-spot-instance-requests --region "$region" --filters Name=state,Values=open,active \
    --query 'SpotInstanceRequests[].SpotInstanceRequestId' --output text)
  [ -z "$requests" ] || aws ec2 cancel-spot-instance-requests --region "$region" --spot-instance-request-ids $requests
done
exit 0
