import { inFolder } from '../kit/temporary-folder.ts'
import { type Books, readBooks } from './books.ts'
import { chance } from './chance.ts'
import { makeClub } from './club.ts'
import { Life } from './life.ts'
import { rounds, type Told } from './rounds.ts'

/** Lives a club's life through so many kills of its program, on this machine alone, and reads the books at the end. */
export const liveThroughKills = ({ kills, seed, tell }: { kills: number; seed: number; tell: Told }): Promise<Books> =>
  inFolder(async folder => {
    const luck = chance(seed)
    const club = await makeClub(folder)
    try {
      const life = new Life(club.members, luck)
      const bot = await rounds(club, life, luck, kills, tell)
      try {
        return await readBooks(club, life.acts, kills)
      } finally {
        await bot.stop()
      }
    } finally {
      await club.close()
    }
  })
