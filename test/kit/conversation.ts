import { type Group, isTrouble, type Platform, type Target } from '../../src/contract/platform.ts'

/** A conversation of these people, opened. */
export async function opened(platform: Platform, group: Group): Promise<Extract<Target, { kind: 'group' }>> {
  const channel = await platform.open(group)
  if (isTrouble(channel)) throw new Error(`not opened: ${JSON.stringify(channel)}`)
  return { ...group, channel }
}
