"""Grants sqs:SendMessageBatch wherever a role is granted sqs:SendMessage, on the same resources."""

import json
import os

import botocore.session

iam = botocore.session.get_session().create_client("iam", endpoint_url=os.environ["AWS_ENDPOINT_URL"])


def listed(value):
    return value if isinstance(value, list) else [value]


for role in iam.list_roles()["Roles"]:
    name = role["RoleName"]
    for policy in iam.list_role_policies(RoleName=name)["PolicyNames"]:
        document = iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"]
        granted = [s for s in listed(document["Statement"]) if "sqs:SendMessage" in listed(s.get("Action", []))]
        if granted:
            statements = [{**statement, "Action": "sqs:SendMessageBatch"} for statement in granted]
            iam.put_role_policy(
                RoleName=name,
                PolicyName="batches",
                PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": statements}),
            )
