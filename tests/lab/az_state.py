"""The state that plays Azure Resource Manager: resources and recorded calls.

One JSON file, because each `az` of a script is a process of its own.
"""

import json
import os
import re

SUBSCRIPTION = "00000000-0000-0000-0000-000000000001"
PATH = re.compile(r"^/subscriptions/([^/]+)/resource[gG]roups/([^/]+)(?:/providers/([^/]+)/(.+))?$")


class ArmError(Exception):
    """What the service would answer with a 4xx."""


class State:
    """Resources by lower-case id, and the calls in their order."""

    def __init__(self, path):
        self.path = path
        self.resources, self.calls = {}, []
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                data = json.load(file)
            self.resources, self.calls = data["resources"], data["calls"]

    def save(self):
        """Write whole, then rename: a killed script leaves a readable state."""
        temporary = f"{self.path}.new"
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump({"resources": self.resources, "calls": self.calls}, file, indent=1)
        os.replace(temporary, self.path)

    def get(self, resource_id):
        """The resource, or the service's 404."""
        found = self.resources.get(resource_id.lower())
        if found is None:
            raise ArmError(f"ResourceNotFound: {resource_id}")
        return found

    def put(self, resource_id, body):
        """Store under its id; Azure compares ids without regard to case."""
        self.resources[resource_id.lower()] = body
        return body

    def of_type(self, kind):
        """All resources of one type, in the order of creation."""
        return [item for item in self.resources.values() if item.get("type", "").lower() == kind.lower()]


def group_id(group):
    """Id of a resource group."""
    return f"/subscriptions/{SUBSCRIPTION}/resourceGroups/{group}"


def network_id(group, kind, name):
    """Id of a Microsoft.Network resource."""
    return f"{group_id(group)}/providers/Microsoft.Network/{kind}/{name}"


def reference(group, kind, text):
    """What a flag names: an id as it is, a name within the group."""
    return text if text.startswith("/subscriptions/") else network_id(group, kind, text)


def parse_id(resource_id):
    """(group, provider, 'type/name/...') of an id, or the service's 400."""
    match = PATH.match(resource_id)
    if not match:
        raise ArmError(f"InvalidResourceId: {resource_id}")
    return match.group(2), match.group(3), match.group(4)
