import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, BundlingOutput, DockerImage } from 'aws-cdk-lib';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { bundleSources } from './bundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The sources that are deployed as one object, for commands that work on the stage: the same file as in the bundles of the
 * functions, under a name that never gets other bytes.
 * @param folder Of the source files, from the root of the project.
 */
export const sourcesAsset = (scope: Construct, folder: string): Asset =>
  new Asset(scope, 'SourcesFile', {
    path: join(root, folder),
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Asked for by the CDK, and never run.
      image: DockerImage.fromRegistry('none'),
      outputType: BundlingOutput.SINGLE_FILE,
      local: {
        tryBundle: (outdir) => {
          bundleSources(outdir, folder);
          return true;
        },
      },
    },
  });
