import { Annotations, CfnOutput, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { NOT_FOUND_PAGE } from '../functions/publish/addresses.ts';
import { CORS } from '../functions/publish/cors.ts';
import { contentPolicy } from '../functions/publish/site/style/first-paint.ts';
import { fileHeaders, folderIndex } from './edge.ts';
import { Lake } from './lake.ts';
import { nameOf } from './names.ts';
import type { Settings } from './settings.ts';

/** What the pages say of themselves; and framed by nobody, which only a header can say. */
const contentSecurityPolicy = `${contentPolicy}; frame-ancestors 'none'`;

/** What S3 answers about a file that is not there, to whoever may not list the bucket; and to whoever may. */
const NOTHING_THERE = [403, 404];

/** The public bucket, served to the world: HTTPS, compressed, cached as each file's own Cache-Control says. */
export class DeliveryStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { settings: Settings; publicBucket: Bucket },
  ) {
    const { settings, publicBucket, ...rest } = props;
    super(scope, id, rest);

    // Taken by name, so that the data stack does not come to depend on this one: its bucket policy already lets the
    // distributions of the account read.
    const bucket = Bucket.fromBucketAttributes(this, 'Bucket', {
      bucketArn: publicBucket.bucketArn,
      bucketRegionalDomainName: publicBucket.bucketRegionalDomainName,
    });

    const distribution = new Distribution(this, 'Distribution', {
      comment: nameOf(this, 'delivery'),
      defaultRootObject: 'index.html',
      errorResponses: NOTHING_THERE.map((httpStatus) => ({
        httpStatus,
        responseHttpStatus: 404,
        responsePagePath: `/${NOT_FOUND_PAGE}`,
        ttl: Duration.minutes(1),
      })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL, // The readers are in Asia, which the cheaper classes leave out.
      ...(settings.domain === undefined
        ? {}
        : {
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
            domainNames: [settings.domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', settings.domain.certificateArn),
          }),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket, {
          originAccessControl: new S3OriginAccessControl(this, 'Access', {
            originAccessControlName: nameOf(this, 'files'),
          }),
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        compress: true,
        cachePolicy: this.cachePolicy(settings.site),
        responseHeadersPolicy: this.headers(),
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'FolderIndex', {
              functionName: nameOf(this, 'folder-index'),
              code: FunctionCode.fromInline(folderIndex),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
          {
            eventType: FunctionEventType.VIEWER_RESPONSE,
            function: new EdgeFunction(this, 'FeedHeaders', {
              functionName: nameOf(this, 'file-headers'),
              code: FunctionCode.fromInline(fileHeaders(settings.site)),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
    });
    acknowledge(distribution, settings);
    this.warnOfOtherAddress(settings);
    const lake = new Lake(this, 'Lake', { publicBucket: bucket });
    new CfnOutput(this, 'DistributionDomain', { value: distribution.distributionDomainName });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
    new CfnOutput(this, 'QueryDatabase', { value: lake.database });
    new CfnOutput(this, 'QueryWorkgroup', { value: lake.workgroup });
    new CfnOutput(this, 'QueryResults', { value: lake.results.bucketName });
  }

  /** Every link and identifier says the address of the site: it may be that of a server in front of CloudFront, but seldom is. */
  private warnOfOtherAddress({ domain, site: { baseUrl } }: Settings): void {
    if (domain === undefined || new URL(baseUrl).hostname === domain.name) return;
    Annotations.of(this).addWarningV2(
      'open-minutes:other-address',
      `CloudFront serves ${domain.name}, but everything that is published says ${baseUrl}.`,
    );
  }

  private cachePolicy({ hubUrl }: Settings['site']): CachePolicy {
    return new CachePolicy(this, 'Cache', {
      cachePolicyName: nameOf(this, 'files'),
      comment: 'as long as the file itself says',
      // With 0 CloudFront keeps nothing that it has compressed. But a hub that was just told must not get old bytes.
      minTtl: Duration.seconds(hubUrl === undefined ? 1 : 0),
      defaultTtl: Duration.minutes(5),
      maxTtl: Duration.days(1),
      queryStringBehavior: CacheQueryStringBehavior.none(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }

  private headers(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: nameOf(this, 'headers'),
      comment: 'safe pages, open data',
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
      // Feeds and data may be read by any page and any program.
      corsBehavior: {
        accessControlAllowCredentials: false,
        accessControlAllowHeaders: [...CORS.requestHeaders],
        accessControlAllowMethods: [...CORS.methods],
        accessControlAllowOrigins: ['*'],
        accessControlExposeHeaders: [...CORS.exposedHeaders],
        accessControlMaxAge: Duration.seconds(CORS.maxAge),
        originOverride: true,
      },
    });
  }
}

function acknowledge(distribution: Distribution, settings: Settings): void {
  const reasons: Readonly<Record<string, string>> = {
    'AwsSolutions-CFR1': 'Public minutes are for readers everywhere.',
    'AwsSolutions-CFR2':
      'Static public files, read only: there is nothing behind them that a firewall would shield.',
    'AwsSolutions-CFR3': 'Who reads public minutes is not written down; CloudWatch counts the requests.',
    'Annotation::@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac':
      'The data stack writes that policy, for every distribution of the account.',
    ...(settings.domain === undefined
      ? {
          'AwsSolutions-CFR4':
            "CloudFront's own certificate fixes the protocol; a domain of one's own gets TLS 1.2.",
        }
      : {}),
  };
  for (const [id, reason] of Object.entries(reasons))
    Validations.of(distribution).acknowledge({ id, reason });
}
