import { expect } from 'vitest'
import type { Person } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

const told = (person: Person) => person.messages.findLast(({ where }) => where.kind !== 'channel')!.text

story(
  'from guest to member: proposed by who brought her, read by the organizers alone, accepted, and taken back',
  async club => {
    const { people, clock, inClub, stage } = club
    const { lea, marc, olga } = people
    await inClub(({ tx }) => tx.updateTable('club').set({ visitor_limit: 1 }).execute())
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-05', time: '07:45', place: 'La Cour d’Or' })
    await clock.goesTo('2026-11-04T12:00')
    await lea.presses('Je viens avec un invité')
    await lea.submits({ name: 'Nora Blanc', company: 'Blanc Archi', activity: 'Architecte', agreed: true })
    await clock.goesTo('2026-11-05T10:00')
    await olga.says('/meeting')
    await olga.presses(/^Take the roll/)
    await olga.presses('Save the roll')
    await clock.goesTo('2026-11-06T10:30')
    await lea.presses('Proposer sa candidature')
    expect(lea.form!.fields.map(({ value }) => value)).toEqual([
      'Nora Blanc',
      'Blanc Archi',
      'Architecte',
      undefined,
      undefined,
      undefined,
    ])
    await lea.submits({ motivations: 'Des chantiers à plusieurs' })
    expect(lea.problems.agreed).toContain('est d’accord pour être candidat')
    await lea.submits({ agreed: true })
    expect(told(lea)).toContain('Nora Blanc : la candidature est chez le bureau')
    const file = () =>
      stage.messages.findLast(({ where, text }) => where.id === 'organizers' && /Nora Blanc/.test(text))!
    expect(file().text).toContain('Nora Blanc : une candidature')
    for (const part of ['Blanc Archi', 'Architecte', 'Léa Martin', '1 visite', 'Des chantiers à plusieurs'])
      expect(file().text).toContain(part)
    await marc.says('/candidature')
    await marc.submits({ name: 'BLANC Nora', agreed: true })
    expect(marc.problems.name).toContain('chez le bureau depuis')

    // Nobody else decides, and nobody reads it who is told a number.
    const { id } = await inClub(({ tx }) => tx.selectFrom('application').select('id').executeTakeFirstOrThrow())
    for (const button of ['show', 'accept', 'later', 'refuse', 'rewrite', 'send', 'reopen', 'undo']) {
      await marc.pressesId(`1|apply|${button}|${id}`)
      expect([button, told(marc)]).not.toEqual([button, expect.stringContaining('Nora')])
    }
    await olga.pressesId(`1|apply|refuse|${id}`)
    await olga.submits({})
    expect(olga.problems.reason).toBeTruthy()
    await olga.submits({ reason: 'Deux architectes déjà' })
    expect(told(olga)).toContain('Nothing was sent to anybody')
    expect(file().text).toContain('Pas cette fois ; noté par Olga')
    await olga.presses('Take the decision back')
    expect(file().text).not.toContain('noté par')

    // After a fortnight the digest says so, with one thing to do.
    await clock.goesTo('2026-11-23T08:30')
    await olga.says('/club digest')
    expect(told(olga)).toMatch(/An application has been waiting for an answer since/)
    await olga.presses('Read it')
    expect(told(olga)).toContain('Nora Blanc would like to be a member')

    await olga.pressesId(`1|apply|accept|${id}`)
    expect(olga.form!.fields[0]!.value).toBe('Nora Blanc')
    await olga.submits({})
    expect(told(olga)).toContain('Nora Blanc is a member')
    const member = () =>
      inClub(({ tx }) =>
        tx
          .selectFrom('member')
          .select(['id', 'sponsor_id', 'company', 'left_on'])
          .where('name', '=', 'Nora Blanc')
          .executeTakeFirst(),
      )
    const became = () => inClub(({ tx }) => tx.selectFrom('guest').select('became_member_id').executeTakeFirstOrThrow())
    expect(await member()).toMatchObject({ sponsor_id: club.idOf('lea'), company: 'Blanc Archi', left_on: null })
    expect((await became()).became_member_id).toBe((await member())!.id)
    expect(file().text).toContain('Acceptée')
    await olga.presses('Take the decision back')
    expect((await member())!.left_on).not.toBeNull()
    expect((await became()).became_member_id).toBeNull()
  },
)

story(
  'who is no member applies alone: a notice, a file for the organizers, his own under my-data, and it ends',
  async club => {
    const { people, clock, inClub, stage } = club
    const { olga } = people
    const nina = club.stranger('nina', 'Nina R.')
    await nina.says('/candidature')
    expect(nina.form!.fields.map(({ id }) => id)).toEqual(['name', 'company', 'activity', 'contact'])
    await nina.submits({ name: 'Nina Roche', company: 'Roche Vins', activity: 'Caviste', contact: '06 39 98 12 34' })
    expect(told(nina)).toContain('La candidature est bien arrivée')
    const inChannels = () =>
      stage.messages
        .filter(({ where }) => where.kind === 'channel')
        .map(({ text }) => text)
        .join('\n')
    expect(inChannels()).toContain('Nina Roche : une candidature')
    expect(inChannels()).not.toContain('06 39')
    const { rows } = await inClub(async ({ tx }) => ({
      rows: await tx.selectFrom('application').selectAll().execute(),
    }))
    expect(JSON.stringify(rows)).not.toContain('06 39')
    await nina.says('/mes-donnees')
    expect(told(nina)).toContain('Caviste')
    expect(told(nina)).toContain('06 39 98 12 34')
    // She goes on where she left off, hours later, from whatever she types; what was said stays.
    await clock.passes('PT5H')
    await nina.says('/candidature')
    expect(told(nina)).toContain('Deux courtes étapes')
    await nina.presses('Le métier (étape 2 sur 3)…')
    await nina.submits({ jobTitle: 'Gérante', sector: 'trade', groups: 'Un réseau de cavistes' })
    await nina.says('/candidature')
    expect(told(nina)).toContain('Une courte étape')
    await nina.presses('Les motivations (étape 3 sur 3)…')
    await nina.submits({ motivations: 'Des accords inattendus', expectations: 'Des amis', brings: 'Une cave' })
    expect(told(nina)).toContain('Tout est dit')
    await nina.presses('Revoir le métier…')
    expect(nina.form!.fields.map(({ value }) => value).slice(0, 2)).toEqual(['Gérante', undefined])
    await nina.submits({ jobTitle: 'Directrice' })
    const file = inChannels()
    for (const part of ['Fonction : Directrice', 'Secteur : Négoce', 'Un réseau', 'Des amis', 'Une cave'])
      expect(file).toContain(part)
    expect(file).not.toContain('Gérante')
    expect(JSON.stringify(await inClub(({ tx }) => tx.selectFrom('application').selectAll().execute()))).not.toMatch(
      /Directrice|Une cave/,
    )
    const other = club.stranger('zoe', 'Zoé')
    await other.pressesId(`1|apply|tell-why|${rows[0]!.id}`)
    expect(other.form).toBeNull()
    await other.says('/mes-donnees')
    expect(told(other)).not.toContain('Nina')
    await other.pressesId(`1|apply|undo|${rows[0]!.id}`)
    expect(told(other)).not.toContain('retirée')

    await olga.pressesId(`1|apply|refuse|${rows[0]!.id}`)
    await olga.submits({ reason: 'Un caviste déjà' })
    expect(told(olga)).toContain('06 39 98 12 34')
    // What was decided he hears from a human.
    await nina.says('/mes-donnees')
    expect(told(nina)).not.toMatch(/pas cette fois/i)
    const kept = () => inClub(({ tx }) => tx.selectFrom('application').select('id').execute())
    const { letGo } = await import('../../src/club/privacy/let-go.ts')
    await clock.goesTo('2026-12-20T12:00')
    await inClub(letGo)
    expect(await kept()).toHaveLength(1)
    await inClub(({ tx, at }) =>
      tx
        .updateTable('application')
        .set({ decided_at: at.subtract({ hours: 24 * 181 }) })
        .execute(),
    )
    await inClub(letGo)
    await club.assidu.drain()
    expect(await kept()).toEqual([])
    expect(inChannels()).not.toContain('Nina Roche')
  },
)
