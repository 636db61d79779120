import { expect } from 'vitest'
import { keepApart } from '../../src/club/apart/keep.ts'
import { audit } from '../../src/club/members/audit.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { labels, told } from '../kit/meetings.ts'
import { story } from '../kit/story.ts'

story(
  'an organizer reads what organizers did, page by page; whom a member keeps apart and whose standing was read is in no line',
  async ({ people, inClub, idOf, clock }) => {
    const { lea, olga } = people
    const olgaDid = (what: string, about?: string) =>
      inClub(club => audit(club, { by: { id: idOf('olga') }, what, ...(about && { about }) }))
    await olgaDid('organizer-named', idOf('marc'))
    for (let n = 0; n < 15; n++) {
      await clock.passes('PT1M')
      await olgaDid('settings-changed')
    }
    await clock.passes('PT1M')
    await olgaDid('standing-seen', idOf('ana'))
    await olgaDid('said: no-hunter', idOf('ana'))
    await inClub(async club => keepApart(club, { by: await memberById(club, idOf('lea')), other: idOf('ana') }))
    await olga.says('/club audit')
    expect(told(olga)).toContain('Olga Renard looked at a member’s standing')
    expect(told(olga)).toContain('Olga Renard answered about a standing')
    expect(told(olga)).not.toMatch(/Ana|Léa|hunter|apart/)
    expect(told(olga)).not.toContain('made Marc Dubois an organizer')
    expect(labels(olga)).toContain('Earlier')
    await olga.presses('Earlier')
    expect(told(olga)).toContain('Olga Renard made Marc Dubois an organizer')
    expect(labels(olga)).not.toContain('Earlier')
    await lea.says('/club journal')
    expect(lea.texts.at(-1)).not.toContain('bilan d’un membre')
  },
)
