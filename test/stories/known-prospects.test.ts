import { type RawBuilder, sql } from 'kysely'
import { expect } from 'vitest'
import { isSameProspect, mayBeProspect } from '../../src/club/referrals/known-by.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import type { Prospect } from '../../src/terms/referral.ts'
import { story } from '../kit/story.ts'

/** Who a prospect is: however his number is written, by his address too, and never only because he is called like another. */

story(
  'a prospect is known by his number, his address, or by his name where nothing else is known of him',
  async club => {
    const { lea } = club.people
    const passes = (need: string, said: string) => lea.says(`/refer @marc outside "${need}" ${said} accord:oui`)
    await passes('Un toit', 'contact:"Mme Dupont" telephone:"06 39 98 12 12" email:dupont@tilleuls.example')
    await passes('Un mur', 'contact:"M. Durand" entreprise:"Durand SARL"')
    await passes('Une porte', 'contact:"Jean Petit" telephone:"+49 30 123456"')
    const found = (which: (club: ClubTx) => RawBuilder<boolean>) =>
      club.inClub(async within => {
        const rows = await within.tx
          .selectFrom('referral')
          .select(['id', 'need'])
          .where('club_id', '=', within.id)
          .where(which(within))
          .execute()
        return rows.map(({ id, need }) => within.sealer.open('referral', 'need', id, need!)).toSorted()
      })
    const same = (prospect: Prospect) => found(within => isSameProspect(within, prospect))
    const maybe = (prospect: Prospect) => found(within => mayBeProspect(within, prospect))
    expect(await same({ phone: '+33 (0)6 39 98 12 12' })).toEqual(['Un toit'])
    expect(await same({ email: 'Dupont@Tilleuls.example' })).toEqual(['Un toit'])
    expect(await same({ name: 'Anne Dupont', email: 'dupont@tilleuls.example', company: 'Autre' })).toEqual(['Un toit'])
    expect(await same({ name: 'm durand', company: 'DURAND sarl' })).toEqual(['Un mur'])
    expect(await same({ name: 'M. Durand', company: 'Durand SARL', phone: '06 39 98 99 99' })).toEqual(['Un mur'])
    expect(await same({ name: 'Jean Petit' })).toEqual(['Une porte'])
    // Two of one name and of two numbers are two.
    expect(await same({ name: 'Jean Petit', phone: '06 39 98 99 99' })).toEqual([])
    expect(await same({ name: 'M. Durand' })).toEqual([])
    expect(await same({})).toEqual([])
    // Whoever asks to be forgotten is looked for by all that he says.
    expect(await maybe({ name: 'M. Durand', phone: '+49 30 12 34 56' })).toEqual(['Un mur', 'Une porte'])
    expect(await maybe({ name: 'Jean Petit', phone: '06 39 98 99 99' })).toEqual(['Une porte'])
    // What was kept before numbers were read is nine figures, or an address alone.
    await club.inClub(async within => {
      const former = [within.sealer.fingerprint('639981212')]
      await sql`update referral set prospect_keys = ${former}, prospect_e164 = null
      where prospect_keys && array[${within.sealer.fingerprint('+33639981212')}]::bytea[]`.execute(within.tx)
    })
    expect(await same({ phone: '06.39.98.12.12' })).toEqual(['Un toit'])
    expect(await maybe({ phone: '0639981212' })).toEqual(['Un toit'])
    // The same prospect for the same receiver within a day is a second sending, however he is written.
    await passes('Un toit encore', 'contact:"Dupont" telephone:"+33639981212"')
    expect(lea.texts.at(-1)).toContain('Déjà transmise')
  },
)

story('a number is kept as it was typed and as it is dialled, and read in each one’s way', async club => {
  const { lea, marc } = club.people
  await lea.says('/refer @marc outside "Un toit" contact:"Mme Dupont" telephone:"0639981212 poste 4" accord:oui')
  expect(marc.texts.at(-1)).toContain('Téléphone : 06 39 98 12 12 poste 4')
  const [row] = await club.inClub(({ tx }) => tx.selectFrom('referral').selectAll().execute())
  const opened = await club.inClub(async ({ sealer }) => [
    sealer.open('referral', 'prospect_phone', row!.id, row!.prospect_phone!),
    sealer.open('referral', 'prospect_e164', row!.id, row!.prospect_e164!),
  ])
  expect(opened).toEqual(['0639981212 poste 4', '+33639981212'])
})

story('a number that is none says which and why, and all else stays in the form', async club => {
  const { lea, marc } = club.people
  const refused: readonly (readonly [string, RegExp])[] = [
    ['3,36123E+10', /Un tableur a arrondi ce numéro \(« 3,36123E\+10 »\)/],
    ['06 39 98', /Il manque des chiffres à « 06 39 98 »/],
    ['06 39 98 12 12 ou 07 12 34 56 78', /plusieurs numéros/],
  ]
  await lea.says('/refer @marc outside')
  for (const [phone, why] of refused) {
    await lea.submits({ need: 'Un toit', who: `Nom : Mme Dupont\nTéléphone : ${phone}`, agreed: true })
    expect(lea.problems.who).toMatch(why)
  }
  await lea.submits({ need: 'Un toit', who: 'Mme Dupont +49 30 123456', agreed: true })
  expect(marc.texts.at(-1)).toContain('+49 30 123456')
})
