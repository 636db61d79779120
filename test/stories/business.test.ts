import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { memberById } from '../../src/club/members/queries.ts'
import { thanksPress } from '../../src/club/thanks/presses.ts'
import { thankMember } from '../../src/club/thanks/thank.ts'
import { businessThanked } from '../../src/club/thanks/totals.ts'
import { exportFolder } from '../../src/transfer/export.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'
import { takenBy } from '../kit/taken.ts'
import { inFolder } from '../kit/temporary-folder.ts'

type Who = keyof typeof usualCast
type Club = StoryOf<Who>

const rowsOf = ({ inClub }: Club) =>
  inClub(club =>
    club.tx.selectFrom('thanks').selectAll().orderBy('thanked_at').orderBy(sql`first_id is not null`).execute(),
  )

const referralsOf = ({ inClub }: Club) =>
  inClub(club => club.tx.selectFrom('referral').selectAll().orderBy('given_at').execute())

/** Somebody thanks another for something worth so much, as it would be typed. */
const worth = ({ inClub, idOf }: Club, from: Who, to: Who, amount: string) =>
  inClub(async club =>
    thankMember(club, {
      ...{ by: await memberById(club, idOf(from)), to: await memberById(club, idOf(to)), what: 'business' },
      ...{ message: undefined, inChannel: false, amount: { amount, currency: 'EUR' } },
    }),
  )

/** What the club reads of the last seven days, of all that was ever told, and the stretches that it was told in. */
const told = async ({ inClub }: Club) =>
  inClub(async club => {
    const week = await businessThanked(club, { from: club.at.subtract({ hours: 24 * 7 }), until: club.at })
    const ever = await businessThanked(club, { from: club.at.subtract({ hours: 24 * 300 }), until: club.at })
    const stretches = await club.tx.selectFrom('business_told').select('amount').orderBy('until_at').execute()
    return { week, ever, stretches: stretches.map(({ amount }) => amount) }
  })

describe('a thanks for business', () => {
  story('names a referral by its prospect, leads to won when he says so, and asks where it is unsure', async club => {
    const { lea, marc } = club.people
    await marc.says(
      '/recommander @léa outside "Une façade" contact:"Mme Dupont" entreprise:"Dupont Plomberie" accord:oui',
    )
    await marc.says('/recommander @léa outside "Un toit" contact:"M. Vent" accord:oui')
    await lea.says('/merci @marc pour la reco Dupont 1 250,50 € tu nous as sauvés')
    expect(lea.texts.at(-1)).toContain('1 250,50 € : vu de vous deux seulement.')
    expect(lea.texts.at(-1)).toContain('L’affaire est-elle conclue ?')
    const [facade, roof] = (await referralsOf(club)).toSorted(one => (one.prospect_company === null ? 1 : -1))
    const [thanks] = await rowsOf(club)
    expect(thanks).toMatchObject({ amount: '1250.50', currency: 'EUR', referral_id: facade!.id })
    // The prospect is named in no thanks: who it was about is the referral's alone.
    expect(thanks!.message).toBe('tu nous as sauvés')
    expect(marc.texts.at(-1)).toContain('Affaire conclue : 1 250,50 € HT.')
    expect(marc.texts.at(-1)).not.toContain('Dupont')
    // It is closed when he says so, and not before.
    expect(facade!.status).toBe('new')
    await lea.presses('Oui, elle est gagnée')
    expect((await referralsOf(club)).map(({ status }) => status).toSorted()).toEqual(['new', 'won'])
    // Of two it is asked which, once.
    await lea.says('/merci @marc pour la reco')
    expect(lea.texts.at(-1)).toContain('Quelle recommandation de Marc Dubois ?')
    await lea.chooses('Choisir la recommandation', /M\. Vent/)
    expect(new Set((await rowsOf(club)).map(row => row.referral_id))).toEqual(new Set([facade!.id, roof!.id]))
    // The same once more is a slip; a referral that he did not receive from him is none.
    await lea.says('/merci @marc pour la reco Vent')
    expect(lea.texts.at(-1)).toContain('Vous avez déjà remercié Marc Dubois')
    await club.people.ana.pressesId(thanksPress('for-referral', roof!.id))
    expect(club.people.ana.texts.at(-1)).toContain('This button is for someone else.')
    expect(await rowsOf(club)).toHaveLength(2)
    // The whole makes the round of the format, byte for byte.
    const written = () =>
      inFolder(async folder => {
        await exportFolder(club.assidu.means, club.clubId, folder)
        return readFile(join(folder, 'thanks.csv'), 'utf8')
      })
    expect(await written()).toContain('1250.50,EUR')
    expect(await written()).toBe(await written())
  })

  story('asks about what is doubtful, and takes nothing that is none', async club => {
    const { lea } = club.people
    await lea.says('/merci @marc affaire "1.250"')
    // A number in quotation marks is what he says.
    expect((await rowsOf(club))[0]).toMatchObject({ amount: null, message: '1.250' })
    for (const [amount, reads] of [
      ['1.250', /« 1\.250 » peut se lire 1250 ou 1,25/],
      ['-300', /au-dessus de zéro/],
      ['0', /au-dessus de zéro/],
      ['300 € TTC', /hors taxes/],
      ['300 $', /pas une monnaie d’ici/],
      ['beaucoup', /ne se lit pas comme un montant/],
    ] as const) {
      await lea.says('/merci')
      const answer = await lea.submits({ to: club.idOf('ana'), what: 'business', amount })
      expect(JSON.stringify(answer).replace(/[\u00a0\u202f]/g, ' ')).toMatch(reads)
    }
    await lea.says('/merci')
    await lea.submits({ to: club.idOf('lea'), what: 'business', amount: '300' })
    expect(await rowsOf(club)).toHaveLength(1)
    // So much is asked about first.
    await lea.says('/merci @ana affaire 12 500 000 €')
    expect(lea.texts.at(-1)).toContain('12 500 000 € : est-ce bien cela ?')
    expect(await rowsOf(club)).toHaveLength(1)
    await lea.presses('Oui, dire merci')
    expect(await rowsOf(club)).toContainEqual(expect.objectContaining({ amount: '12500000', currency: 'EUR' }))
    // Another currency is kept, and said to be in no total.
    await lea.says('/merci @olga affaire CHF 300')
    expect(lea.texts.at(-1)).toContain('300 CHF : vu de vous deux seulement. Le club compte dans une autre monnaie')
  })

  story('is corrected by a new one of which both are told, and the old one says what replaced it', async club => {
    const { lea, marc, ana, olga } = club.people
    await lea.says('/merci @marc pour:affaire montant:"1 250,50 €" canal:oui')
    await marc.presses('Oui, dans le canal')
    expect(ana.seen(/Léa Martin thanks Marc Dubois/)?.where.kind ?? olga.seen(/remercie/)?.where.kind).toBe('channel')
    await marc.presses('Pas tout à fait')
    expect(lea.texts.at(-1)).toContain('quelque chose n’est pas tout à fait juste')
    await club.clock.passes('P20D')
    // It cannot be unsaid after two weeks, but what is not right can.
    await lea.presses(/Corriger/)
    await lea.submits({ amount: '1 300' })
    const [old, now] = await rowsOf(club)
    expect(old).toMatchObject({ amount: '1250.50', replaced_by: now!.id, answer: 'not-quite' })
    expect(now).toMatchObject({
      amount: '1300',
      first_id: old!.id,
      withdrawn_at: null,
      answer: null,
      in_channel: 'yes',
    })
    expect(now!.thanked_at.equals(old!.thanked_at)).toBe(true)
    expect(marc.texts.join('\n')).toContain('Léa Martin a corrigé ce merci')
    expect(marc.texts.at(-1)).toContain('Affaire conclue : 1 300 € HT.')
    expect(lea.texts.join('\n')).toContain('Vous l’avez corrigé depuis')
    await marc.presses('C’est bien cela')
    expect((await rowsOf(club))[1]!.answer).toBe('right')
    // The ledger holds one, both read it in their own data, and nobody else.
    expect((await takenBy(lea)).json).toContain('1300')
    expect((await takenBy(marc)).json).toContain('1300')
    expect((await takenBy(ana)).json).not.toContain('1300')
    const lines = await club.inClub(({ tx }) =>
      tx.selectFrom('act').selectAll().where('kind', '=', 'thanks-given').execute(),
    )
    expect(lines.filter(({ cancels, id }) => !cancels && !lines.some(({ corrects }) => corrects === id))).toHaveLength(
      1,
    )
    // Wherever it is kept besides, and in the channel, there is no figure.
    const kept = await club.inClub(async ({ tx }) => [
      await tx.selectFrom('act').selectAll().execute(),
      await tx.selectFrom('notice').selectAll().execute(),
      await tx.selectFrom('due').selectAll().execute(),
    ])
    expect(JSON.stringify(kept)).not.toMatch(/1250|1300/)
    for (const { text } of [...olga.messages, ...ana.messages]) expect(text).not.toMatch(/1[\s\u202f]?(?:250|300)|€/)
  })

  story('is in a total only among others, and no difference of two totals is one pair’s', async club => {
    const { clock } = club
    await clock.goesTo('2026-11-09T10:00')
    await worth(club, 'lea', 'marc', '1000')
    await worth(club, 'ana', 'olga', '200')
    await clock.goesTo('2026-11-16T09:00')
    expect(await told(club)).toMatchObject({ week: { told: 'some' }, ever: { told: 'some' }, stretches: [] })
    await worth(club, 'marc', 'ana', '34')
    await clock.goesTo('2026-11-23T09:00')
    // Three pairs, but whoever is in two of them would have the third: it waits.
    expect((await told(club)).stretches).toEqual([])
    await worth(club, 'lea', 'olga', '500')
    await clock.goesTo('2026-11-30T09:00')
    const first = await told(club)
    expect(first).toMatchObject({
      stretches: ['1734'],
      ever: { told: 'total', about: { amount: '1730', currency: 'EUR' } },
    })
    // One more pair, one correction, one that is taken back: nothing that was told moves.
    await worth(club, 'lea', 'ana', '7777')
    const given = await rowsOf(club)
    await club.inClub(({ tx }) =>
      tx.updateTable('thanks').set({ answer: 'not-quite' }).where('id', '=', given[0]!.id).execute(),
    )
    await club.inClub(({ tx, at }) =>
      tx.updateTable('thanks').set({ withdrawn_at: at }).where('id', '=', given[1]!.id).execute(),
    )
    await clock.goesTo('2026-12-07T09:00')
    const second = await told(club)
    expect(second.ever).toEqual(first.ever)
    // It is told with the changes of three pairs together, by however many ask in the same instant.
    const atOnce = await Promise.all(Array.from({ length: 4 }, () => told(club)))
    expect(new Set(atOnce.map(({ stretches }) => stretches.join())).size).toBe(1)
    const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + Number(amount), 0)
    const counted = await club.inClub(({ tx }) => tx.selectFrom('thanks').select('counted').execute())
    expect(sum(atOnce[0]!.stretches)).toBe(sum(counted.map(one => one.counted)))
  })
})
