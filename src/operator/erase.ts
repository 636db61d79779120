import { memberByExternalId } from '../club/members/queries.ts'
import { eraseMember } from '../club/privacy/erase.ts'
import type { Config } from '../config.ts'
import { inClub } from '../db/club-tx.ts'
import { Refused } from '../refused.ts'
import { keepErasures } from '../start/erasures.ts'
import { isRefusal } from '../terms/refusals.ts'
import { wordsFor } from '../words/words.ts'
import { type Common, clubNamed, withInstallation } from './open.ts'

/** `assidu erase`: anonymises a member; what others earned stays. */
export function erase(config: Config, options: Common & { readonly member: string }): Promise<number> {
  return withInstallation(config, { demo: options.demo }, async ({ assidu, isDemo }) => {
    const { id } = await clubNamed(assidu, options.club)
    await inClub(assidu.means, id, async club => {
      const member = await memberByExternalId(club, options.member)
      if (!member) throw new Refused(`Nobody has the identifier ${options.member} in ${club.name}.`)
      const { formerName } = wordsFor(club.speech).privacy
      const refused = await eraseMember(club, member, formerName)
      if (isRefusal(refused))
        throw new Refused(`${member.name} is the last organizer: name another one first, with /club.`)
      process.stdout.write(
        `${member.name} is erased from ${club.name}; what others earned stays. It cannot be undone.\n` +
          'The organizers are told what nobody but people can see to: first names in others’ texts, messages that cannot be changed.\n',
      )
    })
    if (!isDemo) await keepErasures(assidu, config.dataDir)
    return 0
  })
}
