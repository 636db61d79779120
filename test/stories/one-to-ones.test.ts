import { expect } from 'vitest'
import { story } from '../kit/story.ts'

story(
  'a one-to-one offered with a referral is proposed, agreed, and counts when both say so',
  async ({ people: { lea, marc }, clock, inClub }) => {
    await lea.says('/refer @marc moi-même "Un devis"')
    await lea.presses('Proposer un tête-à-tête')
    expect(lea.form?.fields[0]?.options?.[0]?.label).toBe('Marc Dubois')
    await lea.submits({ note: 'Parlons de vos chantiers' })
    expect(marc.texts.at(-1)).toContain('Un café avec Léa Martin')
    expect(marc.texts.at(-1)).toContain('Parlons de vos chantiers')
    await lea.says('/tete-a-tete @marc')
    expect(lea.texts.at(-1)).toContain('déjà ouvert entre vous deux')
    await marc.presses('Avec plaisir')
    expect(lea.messages.at(-1)?.where.kind).toBe('group')
    await clock.passes('P15D')
    await lea.presses('Oui, c’est fait')
    expect(lea.texts.join('\n')).toContain('Il comptera quand l’autre l’aura dit aussi')
    const held = () =>
      inClub(club => club.tx.selectFrom('act').select('by_id').where('kind', '=', 'one-to-one-held').execute())
    expect(await held()).toHaveLength(0)
    await marc.presses('Oui, c’est fait')
    expect(await held()).toHaveLength(2)
  },
)
