"""Lets LocalStack's API Gateway ask a REST API's Lambda authorizers, as AWS does.

The open release of LocalStack deploys them but never calls them, so that no request would carry who it is from. It runs
Python files of /etc/localstack/init/ready.d in its own process; this one adds a handler at the gateway's point for
extensions. It knows TOKEN authorizers and caches nothing.
"""

import json
import logging
import re

from localstack.aws.connect import connect_to
from localstack.services.apigateway.next_gen.execute_api import gateway_response, handlers

LOG = logging.getLogger("onroll.authorizer")


def authorizer_of(context):
    method = context.resource_method or {}
    if method.get("authorizationType") != "CUSTOM":
        return None
    return context.deployment.rest_api.authorizers.get(method.get("authorizerId"))


def invoke(context, authorizer, token):
    function = re.search(r"/functions/(arn:[^/]+)/invocations", authorizer["authorizerUri"]).group(1)
    request = context.invocation_request
    event = {
        "type": "TOKEN",
        "authorizationToken": token,
        "methodArn": (
            f"arn:aws:execute-api:{context.region}:{context.account_id}:{context.api_id}/{context.stage}/"
            f"{request['http_method']}{request['path']}"
        ),
    }
    client = connect_to(aws_access_key_id=context.account_id, region_name=context.region).lambda_
    answer = client.invoke(FunctionName=function, Payload=json.dumps(event))
    payload = json.loads(answer["Payload"].read() or "null")
    if "FunctionError" in answer:
        if (payload or {}).get("errorMessage") == "Unauthorized":
            raise gateway_response.UnauthorizedError("Unauthorized")
        LOG.error("%s failed: %s", function, (payload or {}).get("errorType"))
        raise gateway_response.AuthorizerFailureError()
    return payload


def allows(policy):
    statements = policy.get("policyDocument", {}).get("Statement", [])
    return any(s.get("Effect") == "Allow" for s in statements) and not any(
        s.get("Effect") == "Deny" for s in statements
    )


def authorize(_chain, context, _response):
    authorizer = authorizer_of(context)
    if authorizer is None:
        return
    header = authorizer.get("identitySource", "method.request.header.Authorization").rpartition(".")[2]
    token = context.invocation_request["headers"].get(header, "")
    pattern = authorizer.get("identityValidationExpression")
    if not token or (pattern and not re.fullmatch(pattern, token)):
        raise gateway_response.UnauthorizedError("Unauthorized")
    policy = invoke(context, authorizer, token)
    if not policy or not policy.get("principalId"):
        raise gateway_response.AuthorizerConfigurationError()
    if not allows(policy):
        raise gateway_response.AccessDeniedError("User is not authorized to access this resource")
    context.context_variables["authorizer"] = {
        "principalId": policy["principalId"],
        **policy.get("context", {}),
    }


handlers.preprocess_request.append(authorize)
LOG.info("REST APIs ask their Lambda authorizers")
