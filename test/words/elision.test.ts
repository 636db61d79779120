import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { plainLine } from '../../src/view/plain.ts'
import { aNamed, de, fromWhom } from '../../src/words/french.ts'
import { line, named } from '../../src/words/line.ts'
import { roomFor } from '../../src/words/room.ts'
import { wordsFor } from '../../src/words/words.ts'
import { at, lea, referral } from '../kit/records.ts'
import { filesOf, placeOf, textsOf } from '../shape/sources.ts'

const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })

describe('a name after “de”', () => {
  test.each(
    'Amélie Antoine Émile Élodie Inès Isabelle Olivier Ulysse Œdipe Yves Yvonne Ysé Hélène Henri Hadrien Honoré Hubert'.split(
      ' ',
    ),
  )('d’%s', name => {
    expect(de(name)).toBe(`d’${name}`)
    expect(plainLine(line`le compte ${de({ ...lea, name })}`, room)).toBe(`le compte d’@${name}`)
    expect(plainLine(fromWhom({ ...lea, name }, named({ name })), room)).toBe(`D’${name}`)
  })

  test.each('Léa Yann Youssef Yasmine Hugo Hugues Hassan Harry Hans Houda Howard Hussein Wang'.split(' '))(
    'de %s',
    name => {
      expect(de(name)).toBe(`de ${name}`)
      expect(plainLine(line`le compte ${de({ ...lea, name })}`, room)).toBe(`le compte de @${name}`)
      expect(plainLine(fromWhom({ ...lea, name }), room)).toBe(`De @${name}`)
    },
  )
})

test('in a sentence, before a mention and before a name', () => {
  const { referrals, members } = wordsFor(room)
  const amelie = { ...lea, name: 'Amélie Roy' }
  const since = at('2026-11-03T10:00:00Z')
  expect(referrals.receivedTitle('Antoine Blanc')).toBe('Une recommandation d’Antoine Blanc')
  expect(plainLine(referrals.reminder(amelie, since, false), room)).toContain('la recommandation d’@Amélie Roy')
  expect(plainLine(referrals.receivedLine({ ...referral, giver: amelie }), room)).toMatch(/^D’Amélie Roy/)
  expect(members.endedTitle('Hélène Roux')).toBe('L’adhésion d’Hélène Roux a pris fin')
})

test('no French sentence writes what elides before a fact by hand', () => {
  // Of these what follows is known to begin with a consonant, or is no name.
  const harmless =
    /^(say|a|plural|span|listed|dayOfMonth|writtenDay|command|day|dayAndHour)\(|^(you|your|part|since|answers\[)/
  const wrong = filesOf('src/words/fr/**/*.ts')
    .flatMap(file => textsOf(file))
    .flatMap(text => {
      const { node } = text
      const source = node.getText()
      return [...source.matchAll(/(?<![\p{L}’])(?:de|que|jusque|lorsque|puisque) \$\{([^}]*)/giu)]
        .filter(([, fact]) => !harmless.test(fact!))
        .map(([found]) => `${placeOf(node)}: ${found}`)
    })
  expect([...new Set(wrong)]).toEqual([])
})

test.each([
  ['Le Cercle', 'au Cercle'],
  ['Les Amis du Port', 'aux Amis du Port'],
  ['La Ruche', 'à La Ruche'],
  ['L’Atelier', 'à L’Atelier'],
  ['Lesage & fils', 'à Lesage & fils'],
  ['Dijon Affaires', 'à Dijon Affaires'],
])('the article of %s melts with “à” where it does', (name, said) => {
  expect(aNamed(name)).toBe(said)
})

test('no French sentence writes “à” before a club or a place by hand, and none reads “à Le”', async () => {
  const wrong = filesOf('src/words/fr/**/*.ts')
    .flatMap(file => textsOf(file))
    .flatMap(({ node }) =>
      [...node.getText().matchAll(/(?<![\p{L}’])[àÀ] \$\{[^}]*\b(?:club|place|company|town)\b[^}]*/gu)].map(
        ([found]) => `${placeOf(node)}: ${found}`,
      ),
    )
  expect([...new Set(wrong)]).toEqual([])
  const cards = await readFile('test/words/cards.fr.md', 'utf8')
  expect(cards.match(/(?<!\p{L})(?:[àÀ]|[dD]e)\sLes?\s\p{Lu}.{0,20}/gu) ?? []).toEqual([])
})
