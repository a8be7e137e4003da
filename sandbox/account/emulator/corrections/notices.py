"""What services want to publish to topics, and rules to send to other regions; the gateway takes it, judges it by policies, and delivers."""

waiting = []


def tell(service, source_arn, topic_arn, message, subject=None, role_arn=None):
    """
    :param service: the principal that publishes, as policies name it
    :param source_arn: the rule or alarm that it publishes for
    """
    notice = {"service": service, "sourceArn": source_arn, "topicArn": topic_arn, "message": message}
    waiting.append({**notice, **({"subject": subject} if subject else {}), **({"roleArn": role_arn} if role_arn else {})})


def tell_forward(rule_arn, bus_arn, event, role_arn=None):
    """
    :param rule_arn: the rule that sends
    :param bus_arn: the bus of another region or account
    """
    forward = {"sourceArn": rule_arn, "busArn": bus_arn, "event": event}
    waiting.append({**forward, **({"roleArn": role_arn} if role_arn else {})})


def take():
    """Everything that waits, oldest first; it waits no longer."""
    taken, waiting[:] = list(waiting), []
    return taken
