/**
 * What pdf.js calls of newer JavaScript than Node 20 has: `ArrayBuffer.prototype.transferToFixedLength` (ECMAScript 2024),
 * as far as pdf.js needs it, which never looks at the old buffer again.
 */
if (!('transferToFixedLength' in ArrayBuffer.prototype)) {
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      const moved = new ArrayBuffer(length);
      new Uint8Array(moved).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
      return moved;
    },
  });
}
