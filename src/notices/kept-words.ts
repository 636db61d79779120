import type { ClubTx } from '../db/club-tx.ts'
import type { Rewrite, Seen, Which } from '../db/room.ts'

/** Writes anew what stands in messages that are kept by ourselves: no fact draws anew an answer that one person saw. */
export async function rewriteMessages(club: ClubTx, rewrite: Rewrite, which: Which = {}): Promise<void> {
  for (const { rewrites } of club.rooms) if (rewrites !== 'none') await rewrites(club, rewrite, which)
}

/** Takes back answers that are kept by ourselves: no fact draws them anew, and all that they say may be what goes. */
export async function takeKeptAnswersBack(club: ClubTx, seen: Seen): Promise<void> {
  for (const { takesBack } of club.rooms) if (takesBack !== 'none') await takesBack(club, seen)
}

/**
 * Replaces each of these texts by `instead` wherever it stands as whole words, whatever its case, however its accents are
 * encoded and by whichever blanks it was set.
 */
export function without(texts: readonly (string | null | undefined)[], instead: string): Rewrite {
  const known = [...new Set(texts.flatMap(text => (text?.trim() ? [text.trim().normalize('NFC')] : [])))]
  if (known.length === 0) return text => text
  const longestFirst = known.toSorted((a, b) => b.length - a.length).map(inAnyBlanks)
  const words = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return text => text.normalize('NFC').replace(words, instead)
}

const inAnyBlanks = (text: string): string =>
  text
    .split(/\s+/)
    .map(word => RegExp.escape(word))
    .join('\\s+')
