import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { whoIsErased } from '../club/members/erased.ts'
import { memberById } from '../club/members/queries.ts'
import { eraseMember } from '../club/privacy/erase.ts'
import { clubsIn } from '../club/setup/club-row.ts'
import { type ClubTx, inClub, type Means } from '../db/club-tx.ts'
import { makeFolders } from '../db/folders.ts'
import type { Assidu } from '../main.ts'
import { isRefusal } from '../terms/refusals.ts'
import { wordsFor } from '../words/words.ts'

/** Beside the database, not in it: a restored database knows nothing of what was erased after it was saved. */
const file = 'erasures.txt'

/**
 * Notes who was erased, as keyed hashes alone, and erases again whoever is back: a database restored, an old folder
 * imported. Doing it twice changes nothing. Gives how many were erased again, and how many could not be, being the last organizer.
 */
export async function keepErasures(
  { means }: Pick<Assidu, 'means'>,
  dataDir: string,
): Promise<{ readonly again: number; readonly refused: number }> {
  const path = join(dataDir, file)
  const noted = new Set((await readFile(path, 'utf8').catch(missing)).split('\n'))
  const lines: string[] = []
  let [again, refused] = [0, 0]
  for (const { id, externalId: named } of await clubsIn(means.db))
    await inClub(means, id, async club => {
      for (const { id: member, externalId, erased } of await whoIsErased(club)) {
        const marks = marksOf(means, named, externalId)
        const isNoted = marks.some(mark => noted.has(mark))
        if (erased && !noted.has(marks[0]!)) lines.push(marks[0]!)
        if (erased || !isNoted) continue
        if (await eraseAgain(club, member)) again += 1
        else refused += 1
      }
    })
  if (lines.length > 0) {
    await makeFolders(dataDir)
    await appendFile(path, `${lines.join('\n')}\n`, { mode: 0o600 })
  }
  return { again, refused }
}

/** By the numbers that a folder has of the club and of him, which are the same in whatever database they stand. */
const marksOf = ({ sealer }: Means, club: string, member: string): string[] =>
  sealer.fingerprints(club, `erased:${member}`).map(mark => mark.toString('base64url'))

async function eraseAgain(club: ClubTx, id: string): Promise<boolean> {
  const { formerName } = wordsFor(club.speech).privacy
  return !isRefusal(await eraseMember(club, await memberById(club, id), formerName))
}

function missing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return ''
  throw error
}
