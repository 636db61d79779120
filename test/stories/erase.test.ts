import { expect } from 'vitest'
import { memberById } from '../../src/club/members/queries.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import { story } from '../kit/story.ts'

story(
  'an erased member leaves no name, no word and no address; the other keeps his credit',
  async ({ people: { lea, marc, ana }, inClub, idOf }) => {
    await lea.says('/refer @marc outside besoin:"Refaire mon tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12"')
    await lea.presses('Oui, transmettre')
    await marc.presses('Contact pris')
    await marc.says('/intro @ana "Pour parler de mon métier"')
    await inClub(async club => eraseMember(club, await memberById(club, idOf('marc')), 'Ancien membre'))
    const left = await inClub(async ({ tx }) =>
      JSON.stringify([
        await tx.selectFrom('member').selectAll().where('id', '=', idOf('marc')).execute(),
        await tx.selectFrom('introduction').select('context').execute(),
        await tx.selectFrom('referral').select(['prospect_name', 'prospect_phone', 'need']).execute(),
        await tx.selectFrom('account').select('account').where('member_id', '=', idOf('marc')).execute(),
      ]),
    )
    expect(left).not.toMatch(/Marc|Dubois|mon métier/)
    expect(left).toContain('"prospect_phone":null')
    await lea.says('/recos')
    expect(lea.seen(/à Ancien membre : sans réponse/)).toBeDefined()
    expect(lea.seen(/Ancien membre est parti/)).toBeDefined()
    await marc.says('/recos')
    expect(marc.texts.at(-1)).toContain('réservé aux membres')
    await ana.says('/intro @marc "Bonjour"')
    expect(ana.texts.at(-1)).not.toContain('Marc Dubois')
    const acts = await inClub(({ tx }) =>
      tx.selectFrom('act').select('kind').where('by_id', '=', idOf('lea')).execute(),
    )
    expect(acts.map(({ kind }) => kind)).toContain('referral-given')
  },
)
