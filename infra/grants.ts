import { CfnElement, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** Lets a room do exactly these actions on exactly these resources. The `grant*` methods of the CDK give whole families of actions. */
export function allow(role: Role, actions: readonly string[], resources: readonly string[]): void {
  role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
}

/** What may be done with an object; the last two are for writers of large ones. */
type ObjectAction =
  | 's3:GetObject'
  | 's3:PutObject'
  | 's3:DeleteObject'
  | 's3:AbortMultipartUpload'
  | 's3:ListMultipartUploadParts';

/**
 * What a resource is called in its template, as the ids of findings have it.
 * @throws Error for what is no resource of a stack.
 */
export function logicalIdOf(resource: IConstruct): string {
  const element = resource.node.defaultChild;
  if (!CfnElement.isCfnElement(element)) throw new Error(`${resource.node.path} is no resource of a stack`);
  return Stack.of(resource).getLogicalId(element);
}

/**
 * Lets a room act on the objects under some prefixes of a bucket. The only grant with a wildcard, since an object's
 * name is known when it is written and not before.
 */
export function allowObjects(
  role: Role,
  bucket: Bucket,
  actions: readonly ObjectAction[],
  prefixes: readonly string[],
): void {
  const logicalId = logicalIdOf(bucket);
  for (const prefix of prefixes) {
    allow(role, actions, [bucket.arnForObjects(`${prefix}*`)]);
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/${prefix}*]`,
      reason:
        'The names of the objects under a prefix of the room are known when they are written, not before.',
    });
  }
}
