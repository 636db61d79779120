import { createHash, timingSafeEqual } from 'node:crypto'

/** Of one length, whatever was said. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Whether what was said is the secret; how long that takes tells nothing about it. */
export const sameSecret = (offered: unknown, secret: string): boolean =>
  typeof offered === 'string' && timingSafeEqual(digest(offered), digest(secret))
