"""https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html and API_Subscribe.html"""

from moto.core.responses import ActionResult
from moto.core.utils import camelcase_to_underscores
from moto.sns.exceptions import SNSInvalidParameter
from moto.sns.models import SNSBackend, Subscription
from moto.sns.responses import SNSResponse

from corrections.wrapping import around, before

# Attributes that moto stores and does not show.
HIDDEN = {"ArchivePolicy", "FifoThroughputScope", "SignatureVersion", "TracingConfig"} | {
    f"{protocol}{kind}"
    for protocol in ("Application", "Firehose", "HTTP", "Lambda", "SQS")
    for kind in ("SuccessFeedbackRoleArn", "FailureFeedbackRoleArn", "SuccessFeedbackSampleRate")
}
SETTABLE = HIDDEN | {"ContentBasedDeduplication", "DeliveryPolicy", "DisplayName", "KmsMasterKeyId", "Policy"}

# What the receiver has to confirm before it gets anything. Until then the subscription cannot be removed.
CONFIRMED_BY_RECEIVER = {"email", "email-json", "http", "https"}


def show_hidden(method, self):
    attributes = method(self).result["Attributes"]
    topic = self.backend.get_topic(self._get_param("TopicArn"))
    values = {name: getattr(topic, camelcase_to_underscores(name), None) for name in HIDDEN}
    subscriptions = [one for one in self.backend.subscriptions.values() if one.topic.arn == topic.arn]
    pending = sum(map(is_pending, subscriptions))
    counts = {"SubscriptionsPending": pending, "SubscriptionsConfirmed": len(subscriptions) - pending}
    hidden = {name: value for name, value in values.items() if value}
    return ActionResult({"Attributes": {**attributes, **counts, **hidden}})


def settable(_self, _topic_arn, attribute_name, *_rest):
    if attribute_name not in map(camelcase_to_underscores, SETTABLE):
        raise SNSInvalidParameter("Invalid parameter: AttributeName")


def same_tags(self, name, attributes=None, tags=None):
    """Creating a topic again is no error, unless it asks for other tags."""
    topic = next((topic for topic in self.topics.values() if topic.name == name), None)
    if topic and tags and tags != topic._tags:
        raise SNSInvalidParameter("Invalid parameter: Tags Reason: Topic already exists with different tags")


def is_pending(subscription):
    return subscription.attributes.get("PendingConfirmation") is True


def deliver(method, self, *args, **kwargs):
    """Nothing reaches an unconfirmed receiver, and nothing leaves this machine: moto would post to a web address."""
    if not is_pending(self) and self.protocol not in {"http", "https"}:
        method(self, *args, **kwargs)


def subscribe(method, self, topic_arn, endpoint, protocol):
    known = self._find_subscription(topic_arn, endpoint, protocol)
    subscription = known or method(self, topic_arn, endpoint, protocol)
    if not known and protocol in CONFIRMED_BY_RECEIVER:
        subscription.attributes["PendingConfirmation"] = True
        subscription.attributes["ConfirmationWasAuthenticated"] = False
    return subscription


def answer_subscribe(method, self):
    """The ARN of a pending subscription is given only to a caller who asks for it."""
    arn = method(self).result["SubscriptionArn"]
    wants_arn = str(self._get_param("ReturnSubscriptionArn", False)).lower() == "true"
    if is_pending(self.backend.subscriptions[arn]) and not wants_arn:
        return ActionResult({"SubscriptionArn": "pending confirmation"})
    return ActionResult({"SubscriptionArn": arn})


def listed(subscription):
    return {
        "SubscriptionArn": "PendingConfirmation" if is_pending(subscription) else subscription.arn,
        "Owner": subscription.owner,
        "Protocol": subscription.protocol,
        "Endpoint": subscription.endpoint,
        "TopicArn": subscription.topic.arn,
    }


def list_subscriptions(method, self):
    result = method(self).result
    return ActionResult({**result, "Subscriptions": [listed(one) for one in result["Subscriptions"]]})


def confirmed(self, subscription_arn):
    subscription = self.subscriptions.get(subscription_arn)
    if subscription and is_pending(subscription):
        raise SNSInvalidParameter(
            "Invalid parameter: SubscriptionArn Reason: "
            "This operation does not support a subscription that is pending confirmation"
        )


def whole(_self, arn):
    """moto fails at an ARN with too few parts; AWS says what it lacks."""
    parts = (arn or "").split(":")
    if len(parts) < 6:
        reason = f"An ARN must have at least 6 elements, not {len(parts)}"
        raise SNSInvalidParameter(f"Invalid parameter: TopicArn Reason: {reason}")


def confirm(_method, self):
    """
    AWS mails the token. Nobody gets mail here, so the token is the last part of the subscription's ARN. Whoever confirms need
    not belong to the account of the topic. A second time changes nothing, and a subscription that is gone has no token.
    """
    topic_arn, token = self._get_param("TopicArn"), self._get_param("Token")
    topic = self.backend.get_topic(topic_arn)
    subscription = topic.sns_backend.subscriptions.get(f"{topic_arn}:{token}")
    if subscription is None:
        raise SNSInvalidParameter("Invalid parameter: Token")
    subscription.attributes["PendingConfirmation"] = False
    subscription.attributes["ConfirmationWasAuthenticated"] = self._get_param("AuthenticateOnUnsubscribe") == "true"
    return ActionResult({"SubscriptionArn": subscription.arn})


def correct():
    around(SNSResponse, "get_topic_attributes", show_hidden)
    before(SNSBackend, "set_topic_attribute", settable)
    before(SNSBackend, "create_topic", same_tags)
    around(Subscription, "publish", deliver)
    around(SNSBackend, "subscribe", subscribe)
    around(SNSResponse, "subscribe", answer_subscribe)
    around(SNSResponse, "list_subscriptions", list_subscriptions)
    around(SNSResponse, "list_subscriptions_by_topic", list_subscriptions)
    before(SNSBackend, "unsubscribe", confirmed)
    before(SNSBackend, "get_topic", whole)
    around(SNSResponse, "confirm_subscription", confirm)
