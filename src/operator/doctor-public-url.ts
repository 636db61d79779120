import type { Finding } from '../platforms/examined.ts'

const what = 'public address'

/**
 * Whether the pages of the door and the calendars are reached under the address seen from outside, asked as a browser would.
 * `serves`: a club lives on a platform, and misses them without an address.
 */
export async function examinePublicUrl(
  publicUrl: string | undefined,
  { serves }: { readonly serves: boolean },
): Promise<Finding> {
  if (publicUrl === undefined)
    return {
      ...{ what, verdict: serves ? 'warn' : 'ok' },
      says: 'none: check-in goes by a code that is read aloud, and calendars have no address; set ASSIDU_PUBLIC_URL to have both',
    }
  const address = publicUrl.replace(/\/$/, '')
  try {
    const response = await fetch(`${address}/door/script/door.js`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(5_000),
    })
    await response.body?.cancel()
    const isOurs = response.status === 200 && (response.headers.get('content-type') ?? '').includes('javascript')
    if (isOurs) return { what, verdict: 'ok', says: `${address} is reached: its pages and calendars open there` }
    return { what, verdict: 'warn', says: `${address} answers ${response.status} for a page of the door`, mend }
  } catch {
    return { what, verdict: 'warn', says: `${address} is not reached from here`, mend }
  }
}

const mend =
  'Let your proxy pass /door, /here and /calendar on to assidu start, which must be running; or mend ASSIDU_PUBLIC_URL.'
