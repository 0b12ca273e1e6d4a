import { STATIC_PATHS, staticFiles } from '../static-files.ts';
import { defineKind } from './kind.ts';

/** What depends on the code and the settings alone. */
export const staticKind = defineKind({
  kind: 'static',
  id: /^static$/,
  parts: [],
  paths: () => STATIC_PATHS,
  render: async (_, deps) => staticFiles(deps),
});
