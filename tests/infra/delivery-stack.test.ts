import { runInNewContext } from 'node:vm';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { contentTypeFor, contentTypeOf, storedTypeOf } from '../../functions/publish/content-type.ts';
import { fileHeaders, folderIndex } from '../../infra/edge.ts';
import { COMPRESSED_BY_CLOUDFRONT } from './cloudfront.ts';
import site from './site.json' with { type: 'json' };
import { synthesize } from './synthesize.ts';

const { delivery } = synthesize();

describe('the delivery stack', () => {
  it('answers a page of ours where nothing is, which S3 calls forbidden', () => {
    delivery.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CustomErrorResponses: [403, 404].map((ErrorCode) =>
          Match.objectLike({ ErrorCode, ResponseCode: 404, ResponsePagePath: '/404.html' }),
        ),
      },
    });
  });

  it('reads the bucket through origin access control and no other way', () => {
    delivery.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    });
    delivery.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Origins: [{ OriginAccessControlId: Match.anyValue(), S3OriginConfig: { OriginAccessIdentity: '' } }],
      },
    });
  });

  it('serves over HTTPS, compressed, reading only', () => {
    delivery.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        DefaultRootObject: 'index.html',
        HttpVersion: 'http2and3',
        DefaultCacheBehavior: {
          AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
          Compress: true,
          ViewerProtocolPolicy: 'redirect-to-https',
        },
      },
    });
  });

  it("caches as long as each file's own header says", () => {
    delivery.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        // With 0 CloudFront would keep nothing that it has compressed.
        MinTTL: 1,
        DefaultTTL: 300,
        ParametersInCacheKeyAndForwardedToOrigin: {
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
          QueryStringsConfig: { QueryStringBehavior: 'none' },
        },
      },
    });
  });

  it('keeps nothing for a moment longer than the file says where a hub is told of changes', () => {
    const announced = synthesize({ site: { ...site, hubUrl: 'https://hub.example/' } }).delivery;
    announced.hasResourceProperties('AWS::CloudFront::CachePolicy', { CachePolicyConfig: { MinTTL: 0 } });
  });

  it('sends the headers that keep pages safe and data open', () => {
    delivery.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        CorsConfig: {
          AccessControlAllowCredentials: false,
          AccessControlAllowOrigins: { Items: ['*'] },
          AccessControlExposeHeaders: { Items: Match.arrayWith(['ETag', 'Content-Range']) },
        },
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy: Match.stringLikeRegexp("^default-src 'none'; style-src 'self'"),
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY' },
          ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
        },
      },
    });
  });

  it('serves under a domain of the operator, with TLS 1.2 at least, when there is one', () => {
    const certificateArn =
      'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000';
    const own = synthesize({ domainName: 'minutes.example', certificateArn });
    own.delivery.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['minutes.example'],
        ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
    own.notes.hasWarning('*', Match.stringLikeRegexp('minutes.example, but .* says https://open-minutes'));
    expect(
      synthesize({ domainName: 'open-minutes.internal', certificateArn }).notes.findWarning('*', '.*'),
    ).toEqual([]);
  });

  it("serves under CloudFront's own name where there is none", () => {
    delivery.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { Aliases: Match.absent(), ViewerCertificate: Match.absent() },
    });
  });
});

describe('the address of a folder', () => {
  /** What the function at the edge makes of an address. */
  const edge = (uri: string): string => {
    const { uri: rewritten } = runInNewContext(`${folderIndex}; handler(event)`, {
      event: { request: { uri } },
    }) as { uri: string };
    return rewritten;
  };

  it.each([
    ['/', '/index.html'],
    ['/suzhou-gusu/', '/suzhou-gusu/index.html'],
    ['/feeds/decisions.xml', '/feeds/decisions.xml'],
    ['/suzhou-gusu/meetings/2023/17.html', '/suzhou-gusu/meetings/2023/17.html'],
  ])('%s is the file %s', (address, file) => {
    expect(edge(address)).toBe(file);
  });
});

describe('the headers of a file', () => {
  interface Headers {
    readonly link?: { readonly value: string };
    readonly 'content-type'?: { readonly value: string };
  }
  const RSS = 'application/rss+xml; charset=utf-8';
  const headersOf = (uri: string, accept?: string, hubUrl?: string): Headers => {
    const settings = {
      ...site,
      baseUrl: 'https://minutes.example/cn',
      ...(hubUrl !== undefined && { hubUrl }),
    };
    const request = { uri, headers: accept === undefined ? {} : { accept: { value: accept } } };
    const response = { headers: { 'content-type': { value: storedTypeOf(uri.slice(1)) } } };
    const run = `${fileHeaders(settings)}; handler(event)`;
    return (runInNewContext(run, { event: { request, response } }) as { headers: Headers }).headers;
  };

  it('are those of plain XML for who asks for a page, and of a feed for readers of feeds', () => {
    const typeFor = (accept?: string) => headersOf('/yunze/decisions.xml', accept)['content-type']?.value;
    expect(typeFor('text/html,application/xhtml+xml,*/*;q=0.8')).toBe('application/xml; charset=utf-8');
    expect(typeFor('application/rss+xml, */*')).toBe(RSS);
    expect(typeFor()).toBe(RSS);
  });

  it.each([
    'yunze/decisions.atom',
    'yunze/decisions.json',
    'yunze/decisions.xml',
    'yunze/calendar.ics',
    'feeds/feeds.opml',
    'schemas/minutes.schema.json',
    'schemas/minutes.context.jsonld',
    'data/catalog.jsonld',
    'data/yunze/csv-metadata.json',
    'data/data-dictionary.md',
    'data/latest.json',
    'data/yunze/decisions.csv',
    'yunze/index.html',
    'status.json',
  ])('%s is stored under a type that CloudFront compresses, and comes with its own', (path) => {
    expect(COMPRESSED_BY_CLOUDFRONT).toContain(storedTypeOf(path).replace(/;.*/, ''));
    expect(headersOf(`/${path}`)['content-type']?.value).toBe(contentTypeOf(path));
    const asked = 'text/html,*/*;q=0.8';
    expect(headersOf(`/${path}`, asked)['content-type']?.value).toBe(contentTypeFor(path, asked));
  });

  it('are left alone where another page comes in the place of the file, or nothing but that it has not changed', () => {
    const made = (headers: Headers) =>
      (
        runInNewContext(`${fileHeaders({ ...site, baseUrl: 'https://minutes.example' })}; handler(event)`, {
          event: { request: { uri: '/yunze/decisions.atom', headers: {} }, response: { headers } },
        }) as { headers: Headers }
      ).headers;
    const page = { 'content-type': { value: 'text/html; charset=utf-8' } };
    expect(made(page)).toEqual({ 'content-type': { value: 'text/html; charset=utf-8' } });
    expect(made({})).toEqual({});
  });

  it('have the address of the hub and their own, where there is a hub', () => {
    const linkOf = (uri: string) => headersOf(uri, undefined, "https://hub.example/it's").link?.value;
    expect(linkOf('/yunze/decisions.atom')).toBe(
      '<https://hub.example/it\'s>; rel="hub", <https://minutes.example/cn/yunze/decisions.atom>; rel="self"',
    );
    expect(linkOf('/yunze/new.json')).toContain('rel="hub"');
    expect(linkOf('/yunze/index.html')).toBeUndefined();
    expect(linkOf('/yunze/archive/decisions/2024-03.atom')).toBeUndefined();
    expect(headersOf('/yunze/decisions.atom').link).toBeUndefined();
  });

  it('are set by a function of the distribution', () => {
    delivery.resourceCountIs('AWS::CloudFront::Function', 2);
  });
});
