import { z } from 'zod';

/** Somebody on a roster. */
export type Member = {
  /** Teams' own id, `29:…`. */
  id: string;
  aadObjectId: string;
  tenantId?: string;
  name: string;
  givenName?: string;
  surname?: string;
  email?: string;
  /** From another organisation; partner-led support admits such people on purpose. */
  guest: boolean;
};

const text = z.string().min(1).optional().catch(undefined);
const shape = z.object({
  id: z.string().min(1),
  aadObjectId: text,
  objectId: text,
  tenantId: text,
  name: text,
  givenName: text,
  surname: text,
  email: text,
  userPrincipalName: text,
  userRole: text,
});

/** Undefined for whoever has no directory id, such as another bot: nobody is authorised by name or address. */
export function memberOf(value: unknown): Member | undefined {
  const { success, data } = shape.safeParse(value);
  const aadObjectId = data?.aadObjectId ?? data?.objectId;
  if (!success || !aadObjectId) return undefined;
  const { id, tenantId, name, givenName, surname, email, userPrincipalName, userRole } = data;
  return {
    id,
    aadObjectId: aadObjectId.toLowerCase(),
    tenantId: tenantId?.toLowerCase(),
    name: name ?? '',
    givenName,
    surname,
    email: email ?? userPrincipalName,
    guest: userRole !== undefined && userRole !== 'user',
  };
}
