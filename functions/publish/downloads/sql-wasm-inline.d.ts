/** The build of sql.js that has its WebAssembly in the script, so that it is in the bundle on Lambda. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  import initSqlJs from 'sql.js';
  export default initSqlJs;
}
