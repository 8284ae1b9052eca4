import { randomBytes } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';

/** A certificate for localhost, made for this run and trusted by this process only: MSAL insists on https. */
export async function trustedCertificate(): Promise<{ key: string; cert: string }> {
  // OpenSSL looks issuers up by name, so two of one name in a process would be taken for each other.
  const name = `localhost ${randomBytes(6).toString('hex')}`;
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  setDefaultCACertificates([...getCACertificates('default'), cert]);
  return { key, cert };
}
