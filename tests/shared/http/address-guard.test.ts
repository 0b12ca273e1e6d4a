import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { OpenMinutesError } from '../../../functions/shared/errors.ts';
import { assertPublicUrl, isPublicAddress } from '../../../functions/shared/http/address-guard.ts';
import { undiciHttp } from '../../../functions/shared/http/http.undici.ts';

const codeOf = (error: unknown) => (error instanceof OpenMinutesError ? error.code : error);

describe('an address', () => {
  it.each(['8.8.8.8', '223.5.5.5', '2400:3200::1'])(
    'of the public internet is let through: %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1'],
    ...['192.0.0.1', '192.0.2.1', '192.168.1.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '240.0.0.1'],
    ...['255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '::7f00:1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fd00::1'],
    ...['ff02::1', '2001:db8::1', 'nonsense', ''],
  ])('of any other kind is not: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a web address', () => {
  it('with a public name or number is let through', () => {
    for (const url of ['http://www.qingxi.example/a', 'https://8.8.8.8/', 'https://[2400:3200::1]/']) {
      expect(assertPublicUrl(url).href).toBe(url);
    }
  });

  it.each([
    ...[
      'http://127.0.0.1/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://0x7f.1/',
      'http://017700000001/',
    ],
    ...['http://127.1/', 'http://0/', 'http://①②⑦.⓪.⓪.①/', 'http://169.254.169.254/latest/meta-data/'],
    ...['http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://[::127.0.0.1]/', 'http://[fd00::1]/'],
    ...['http://localhost/', 'http://localhost./', 'http://a.localhost/', 'http://printer.local/'],
    ...[
      'http://www.qingxi.example:8080/',
      'http://me:secret@www.qingxi.example/',
      'ftp://www.qingxi.example/',
    ],
    ...['file:///etc/passwd', 'nonsense'],
  ])('that leads elsewhere is refused: %s', (url) => {
    expect(() => assertPublicUrl(url)).toThrow(expect.objectContaining({ code: 'forbidden-address' }));
  });
});

describe('a name', () => {
  /** Asks twice for a page while its name leads to these addresses, each time to the next ones; to none at first, it is not known. */
  async function askWhere(first: string[], second = first) {
    const answers = [first, second];
    const http = undiciHttp({
      lookup: (_name, _options, callback) => {
        const addresses = answers.shift() ?? [];
        if (addresses.length === 0) return callback(Object.assign(new Error(), { code: 'ENOTFOUND' }), []);
        callback(
          null,
          addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      },
    });
    const ask = () =>
      http({ url: 'http://www.qingxi.example/', headers: {}, maxBytes: 1000, timeoutMs: 1000 }).then(
        ({ status }) => status,
        codeOf,
      );
    try {
      return [await ask(), await ask()];
    } finally {
      await http.close();
    }
  }

  it.each([['127.0.0.1'], ['10.1.2.3'], ['169.254.169.254'], ['::1'], ['::ffff:127.0.0.1']])(
    'that leads into a private network is refused when it is connected to: %s',
    async (address) => {
      expect(await askWhere([address])).toEqual(['forbidden-address', 'forbidden-address']);
    },
  );

  it('is refused when only one of its addresses is private', async () => {
    expect(await askWhere(['8.8.8.8', '127.0.0.1'])).toEqual(['forbidden-address', 'forbidden-address']);
  });

  it('that changes its mind between two connections is looked at each time', async () => {
    expect(await askWhere([], ['127.0.0.1'])).toEqual(['unreachable', 'forbidden-address']);
  });
});

describe('a server on this machine', () => {
  it('is reached only where that is allowed', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.end('private');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const request = { url: `http://127.0.0.1:${port}/`, headers: {}, maxBytes: 1000, timeoutMs: 1000 };
    const [open, guarded] = [undiciHttp({ allowPrivate: true }), undiciHttp()];
    try {
      await expect(guarded(request)).rejects.toMatchObject({ kind: 'refused', code: 'forbidden-address' });
      expect(requests).toBe(0);
      expect(Buffer.from((await open(request)).bytes).toString()).toBe('private');
    } finally {
      await Promise.all([open.close(), guarded.close()]);
      server.closeAllConnections();
      server.close();
    }
  });
});
