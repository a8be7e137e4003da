"""What happens without a call: see delivery/deliveries.ts. As in policies.py, these paths are no AWS call."""

import json

from corrections.cloudtrail import recorders
from corrections.events import put_on_default_bus
from corrections.logs import deliver
from corrections.notices import take
from moto.kms.models import kms_backends
from moto.sns.models import sns_backends

PARTITION = "aws"
VIA_CLOUDTRAIL = "via CloudTrail"

# Nobody can change the policies of these, and they let no service in:
# https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
AWS_MANAGED = "alias/aws/"


def topic_of(arn):
    _, _, _, region, account, name = arn.split(":")
    return sns_backends[account][region].topics.get(arn)


def key_of(region, account, name):
    if AWS_MANAGED in name:
        return {"arn": f"arn:{PARTITION}:kms:{region}:{account}:{name.split(':')[-1]}", "policy": None}
    backend = kms_backends[account][region]
    try:
        key = backend.describe_key(backend.any_id_to_key_id(name))
    except Exception:  # noqa: BLE001 a key that is not there lets nobody in
        return {"arn": name, "policy": None}
    return {"arn": key.arn, "policy": json.loads(key.policy) if key.key_state == "Enabled" else None}


def topic(arn):
    """The policies of a topic and of the key that encrypts it; null for a topic that is not there."""
    found = topic_of(arn)
    if found is None:
        return None
    _, _, _, region, account, _ = arn.split(":")
    key = found.kms_master_key_id
    return {"policy": json.loads(found.policy), "key": key_of(region, account, key) if key else None}


def publish(arn, message, subject=""):
    """Publishes, and tells whom a message reaches: of those who have to confirm it, only those who have."""
    found = topic_of(arn)
    found.publish(message, subject=subject or None)
    subscriptions, _ = found.sns_backend.list_subscriptions_by_topic(topic_arn=arn)
    confirmed = [one for one in subscriptions if one.attributes.get("PendingConfirmation") is not True]
    return [{"protocol": one.protocol, "endpoint": one.endpoint} for one in confirmed]


def unconfirmed():
    """Who was written to and has not confirmed, with the token, which on AWS stands in that mail alone."""
    every = (one for _, _, backend in sns_backends.iter_backends() for one in backend.subscriptions.values())
    pending = (one for one in every if one.attributes.get("PendingConfirmation") is True)
    return [
        {"protocol": one.protocol, "endpoint": one.endpoint, "topicArn": one.topic.arn, "token": one.arn.split(":")[-1]}
        for one in pending
    ]


def event(account, region, event):
    """
    An event of an AWS service on the default bus. One of CloudTrail comes only when a trail logs the call:
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
    """
    hear(account, region, json.loads(event))
    return take()


def hear(account, region, event):
    if event["detail-type"].endswith(VIA_CLOUDTRAIL):
        trails = recorders(account, region, event["detail"])
        if not trails:
            return
        for trail in trails:
            deliver(account, trail, event["detail"])
    put_on_default_bus(account, region, event)


def calls(account, body):
    """The events of CloudTrail of some calls, in order."""
    for each in body:
        hear(account, each["region"], each["event"])
    return take()


def forwarded(account, region, body):
    """An event that a rule of another region sent to the default bus."""
    put_on_default_bus(account, region, body)
    return take()


ANSWERS = {
    "topic": topic,
    "publish": publish,
    "unconfirmed": unconfirmed,
    "event": event,
    "calls": calls,
    "forwarded": forwarded,
    "notices": take,
}
