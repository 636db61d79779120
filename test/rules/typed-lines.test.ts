import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { whoIsAmong } from '../../src/dispatch/who-is.ts'
import { isOfPeople } from '../../src/grammar/answers.ts'
import type { Command } from '../../src/grammar/define.ts'
import { readable } from '../../src/grammar/line.ts'
import { inBoth } from '../../src/grammar/names.ts'
import { readSaid, readTyped } from '../../src/grammar/typed.ts'
import { isNamedBy } from '../../src/terms/names.ts'
import { refuse } from '../../src/terms/refusals.ts'
import type { CommandWords } from '../../src/words/commands.ts'

const named = (name: string) => commands.find(one => one.name === name)! as Command

const read = (text: string, command = 'refer') => readTyped(named(command), text, inBoth(command))

/** A club of seven; two are called Petit. */
const people = [
  ...['Léa Martin', 'Marc Dubois', 'Karim Haddad', 'Sophie Petit', 'Claire Fontenoy', 'Paul Petit', 'Marie de La Tour'],
].map(name => ({ id: `id of ${name}`, name, accounts: {} }))

const whoIs = whoIsAmong(async typed => {
  const hits = people.filter(({ name }) => isNamedBy(name, typed))
  if (hits.length > 1) return refuse('several members', { typed, among: hits })
  return hits[0] ?? refuse('unknown member', { typed, near: [] })
})

const said = (command: string, text: string) => readSaid(named(command), text, inBoth(command), whoIs)

const pieces = [
  ...['k', 'é', '"', '«', '»', '“', '”', '„', '‘', '’', '@"', '<@', '<@U1>', '>', 'x:', 'x :', ' ', '  ', '\n'],
  ...['https://x.fr', '-', '😀', '12', '+33 6', 'a@b.fr', '\u00a0', '\u202f', '@z', '@', "'", '’ ', ':'],
]

test('no letter and no figure of a line is lost, whatever stands open in it', () => {
  const counted = (text: string) => [...text.replace(/[^\p{L}\p{N}\p{Emoji_Presentation}]/gu, '')].toSorted().join('')
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), parts => {
      const line = parts.join('')
      const { values, unplaced } = read(line)
      expect(counted([...Object.values(values), ...unplaced].join(' '))).toEqual(counted(line))
    }),
    { numRuns: 2_000 },
  )
})

/** Each question that is asked in a line, of every command, with something that it is answered by. */
const asked = commands.flatMap(command =>
  Object.entries(command.asks)
    .filter(([, { formOnly }]) => !formOnly)
    .map(([field, question]) => ({ command: command.name, field, question })),
)

/** What somebody writes for a question, in words that hold no blank at an end. */
const answers = ({ field, command, question }: (typeof asked)[number]): fc.Arbitrary<string> => {
  if (question.kind === 'choice') {
    const words = inBoth(command)
    const spelt = (code: string) => [code, words.fr.asks[field]?.choices?.[code], words.en.asks[field]?.choices?.[code]]
    return fc.constantFrom(
      ...question
        .choices!.flatMap(spelt)
        .filter(one => one !== undefined)
        .map(readable),
    )
  }
  if (question.kind === 'tick') return fc.constantFrom('oui', 'yes', 'non', 'no')
  if (question.kind === 'date') return fc.constantFrom('2026-12-03', 'demain', '03/12/2026')
  if (isOfPeople(question)) return fc.constantFrom(...people.map(({ name }) => name))
  if (question.shape === 'phone')
    return fc.constantFrom('06 11 22 33 44', '+33 (0)6 11 22 33 44', '06.11.22.33.44', '0611223344')
  if (question.shape === 'email') return fc.constantFrom('essai@exemple.fr')
  return fc.constantFrom('Mme Essai', 'Refaire le toit', 'l’atelier d’à côté', 'œuvre (2e étage)', 'Été 2027')
}

const blank = fc.constantFrom('', ' ', '\u00a0', '\u202f', ' \u2009', '\t')
const marksAround = fc.constantFrom(
  ...[
    ['"', '"'],
    ['“', '”'],
    ['„', '“'],
    ['„', '”'],
    ['« ', ' »'],
    ['«\u00a0', '\u202f»'],
    ['«', '»'],
    ['‹', '›'],
  ],
  ...[
    ['‘', '’'],
    ["'", "'"],
    ['“', '"'],
    ['"', '”'],
  ],
)

/** The same text with what a keyboard, a telephone or a paste puts into it. */
const elsewhere = (text: string): fc.Arbitrary<string> =>
  fc
    .record({
      blanks: fc.constantFrom(' ', '\u00a0', '\u202f', '\u2007', '\u3000'),
      hidden: fc.array(
        fc.record({ at: fc.nat(), what: fc.constantFrom('\u200b', '\ufeff', '\u2060', '\u00ad', '\u200e') }),
        {
          maxLength: 4,
        },
      ),
      form: fc.constantFrom('NFC', 'NFD'),
    })
    .map(({ blanks, hidden, form }) => {
      let changed = text.normalize(form).replaceAll(' ', blanks)
      for (const { at, what } of hidden) {
        const here = at % (changed.length + 1)
        changed = changed.slice(0, here) + what + changed.slice(here)
      }
      return changed
    })

describe.each(asked)('$command: $field', one => {
  const { command, field, question } = one
  const { fr, en } = inBoth(command)
  const names = [field, fr.asks[field]?.name, en.asks[field]?.name].filter(name => name !== undefined)
  const written = fc.constantFrom(...names.flatMap(name => [name, name.toUpperCase()]))

  test('is read alike from any keyboard', () => {
    const line = fc.tuple(answers(one), written, blank, blank, marksAround, fc.constantFrom(':', '：'))
    fc.assert(
      fc.property(
        line.chain(([answer, name, before, after, [opens = '', closes = ''], colon]) =>
          fc.tuple(fc.constant(answer), elsewhere(`${name}${before}${colon}${after}${opens}${answer}${closes}`)),
        ),
        ([answer, typed]) => {
          expect(read(typed, command)).toEqual({
            values: { [field]: question.kind === 'members' ? [answer.normalize('NFC')] : answer.normalize('NFC') },
            sure: true,
            unplaced: [],
          })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('needs no quotation marks where it is alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(answers(one), written, blank), async ([answer, name, before]) => {
        const { values, unplaced } = await said(command, `${name}${before}: ${answer}`)
        const meant = isOfPeople(question) ? `id of ${answer}` : answer
        const several = question.kind === 'members'
        expect({ values, unplaced }).toEqual({ values: { [field]: several ? [meant] : meant }, unplaced: [] })
      }),
      { numRuns: 15 },
    )
  })
})

test('what is thrown into a line is never the value of another field: it is what was meant, or the form asks', async () => {
  const line = [
    '@marc',
    'outside',
    '"Refaire le toit"',
    'contact:"Mme Essai"',
    'telephone:06 11 22 33 44',
    'accord:oui',
  ]
  const meant = {
    ...{ receiver: '@marc', kind: 'outside', need: 'Refaire le toit', prospect: 'Mme Essai' },
    ...{ phone: '06 11 22 33 44', agreed: 'oui' },
  }
  expect(await said('refer', line.join(' '))).toEqual({ values: meant, sure: true, unplaced: [] })
  const noise = fc.oneof(
    fc.constantFrom(
      'Karim',
      'petit',
      '@lea',
      '<@U1>',
      'Sophie',
      '12',
      '3',
      'euros',
      'prix:12',
      'et',
      'Dupont SARL',
      '"SCI"',
    ),
    fc.constantFrom(
      '07 00 00 00 00',
      'a@b.fr',
      '“',
      '«',
      'inside',
      'moi',
      'entreprise',
      'contact',
      ':',
      '- ',
      'Voici :',
    ),
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  )
  await fc.assert(
    fc.asyncProperty(noise, fc.nat({ max: line.length }), async (word, at) => {
      const { values, sure } = await said('refer', line.toSpliced(at, 0, word).join(' '))
      // An address is known by itself.
      if (sure) expect(values).toEqual(word === 'a@b.fr' ? { ...meant, email: word } : meant)
    }),
    { numRuns: 1_500 },
  )
})

test('people are known by their names, and one too many is shown, not dropped', async () => {
  const read = async (command: string, line: string) => {
    const { values, sure, unplaced } = await said(command, line)
    return [values, ...(sure ? [] : ['asks first']), ...(unplaced.length > 0 ? [unplaced] : [])]
  }
  const [karim, sophie, claire] = ['id of Karim Haddad', 'id of Sophie Petit', 'id of Claire Fontenoy']
  expect(await read('intro', 'Karim Sophie')).toEqual([{ first: karim, second: sophie }])
  expect(await read('intro', 'mme Sophie Petit et KARIM "deux métiers"')).toEqual([
    { first: sophie, second: karim, context: 'deux métiers' },
  ])
  expect(await read('refer', 'lea')).toEqual([{ receiver: 'id of Léa Martin' }])
  expect(await read('refer', 'Petit moi-même "Un devis"')).toEqual([
    { receiver: 'Petit', kind: 'inside', need: 'Un devis' },
  ])
  expect(await read('refer', '@Marc Dubois moi-même "Un devis"')).toEqual([
    { receiver: 'id of Marc Dubois', kind: 'inside', need: 'Un devis' },
  ])
  expect(await read('refer', 'Zorglub')).toEqual([{ receiver: 'Zorglub' }])
  expect(await read('refer', 'la toiture fuit')).toEqual([{ need: 'la toiture fuit' }])
  expect(await read('refer', 'marc refaire le toit')).toEqual([
    { receiver: 'id of Marc Dubois', need: 'refaire le toit' },
    'asks first',
  ])
  expect(await read('one-to-one', '@Claire @Karim')).toEqual([{ with: ['@Claire', '@Karim'] }])
  expect(await read('one-to-one', 'Claire et Karim')).toEqual([{ with: [claire, karim] }])
  expect(await read('one-to-one', 'Claire, Karim et Léa hier')).toEqual([
    { with: [claire, karim, 'id of Léa Martin'], when: 'hier' },
  ])
  expect(await read('one-to-one', 'avec: Claire et Karim quand: jeudi 10h')).toEqual([
    { with: [claire, karim], when: 'jeudi 10h' },
  ])
  expect(await read('one-to-one', '@Claire, un café jeudi ?')).toEqual([{ with: ['@Claire'], note: 'un café jeudi ?' }])
  expect(await read('one-to-one', '@Claire jeudi 10h, vendredi 14h30 ou samedi midi')).toEqual([
    { with: ['@Claire'], when: 'jeudi 10h, vendredi 14h30 ou samedi midi' },
  ])
  expect(await read('one-to-one', '@Claire demain 9h "Vos chantiers"')).toEqual([
    { with: ['@Claire'], when: 'demain 9h', note: 'Vos chantiers' },
  ])
  expect(await read('one-to-one', '@Claire jeudi 10h pour parler du toit')).toEqual([
    { with: ['@Claire'], when: 'jeudi 10h', note: 'pour parler du toit' },
    'asks first',
  ])
  expect(await read('one-to-one', '@Claire @Karim @lea @Petit @Marc @Marie')).toEqual([
    { with: ['@Claire', '@Karim', '@lea', '@Petit'] },
    'asks first',
    ['@Marc', '@Marie'],
  ])
  expect(await read('thanks', '@lea aide précieuse')).toEqual([
    { to: '@lea', what: 'help', message: 'précieuse' },
    'asks first',
  ])
})

test('the words of a command are spelt out once for a line, however long it is', () => {
  const looksAt = (line: string): number => {
    let looks = 0
    const counted = <T extends object>(said: T): T =>
      new Proxy(said, {
        get(it, key) {
          looks++
          const value: unknown = Reflect.get(it, key)
          return typeof value === 'object' && value !== null ? counted(value) : value
        },
      })
    const words: Record<'fr' | 'en', CommandWords> = inBoth('refer')
    readTyped(named('refer'), line, { fr: counted(words.fr), en: counted(words.en) })
    return looks
  }
  expect(looksAt('une connaissance a:b "mots" '.repeat(200))).toBe(looksAt('une connaissance'))
})

test('a mark that closes nothing is looked for once, however long the line is', () => {
  const searched = (line: string): number => {
    const { indexOf } = String.prototype
    let steps = 0
    String.prototype.indexOf = function (this: string, wanted: string, from = 0) {
      const found = indexOf.call(this, wanted, from)
      steps += (found < 0 ? this.length : found) - from
      return found
    }
    try {
      read(line)
    } finally {
      String.prototype.indexOf = indexOf
    }
    return steps
  }
  const lines = ['" ', '“ ', '« ', '‘a ', "l'a 'b ", '<@ ', '@" ', 'besoin: "', '„a “ ', '"a" ', '‘a’b ', '’a’b’ ']
  for (const piece of lines) {
    const [one, two] = [200, 400].map(times => searched(`${piece.repeat(times)}”’`))
    expect(two, piece).toBeLessThan(3 * one! + 1_000)
  }
})

test('marks that only part one thing typed from the next belong to none', async () => {
  const { values } = await said('refer', 'claire ; prospect : “Mme Rivoire” ; telephone:07 44 55 66 77 ; un notaire ;')
  expect(values).toMatchObject({ prospect: 'Mme Rivoire', phone: '07 44 55 66 77', need: 'un notaire' })
  expect((await said('refer', 'claire need: a roof ; company: Les Tilleuls | prospect: Zoé,')).values).toMatchObject({
    need: 'a roof',
    company: 'Les Tilleuls',
  })
  // Within what is written they are the writer's.
  expect(read('"a ; b" prospect: c / d').values).toMatchObject({ need: 'a ; b', prospect: 'c / d' })
})

test('thanks find an amount and what they are for among the words, and take nothing else for them', async () => {
  const thanks = async (line: string) => {
    const { values, sure } = await said('thanks', line)
    return { ...values, sure }
  }
  const lea = 'id of Léa Martin'
  expect(await thanks('@léa pour la reco Dupont 1 250,50 € tu nous as sauvés')).toEqual({
    ...{ to: '@léa', what: 'referral', amount: '1 250,50 €', sure: true },
    message: 'pour la reco Dupont tu nous as sauvés',
  })
  expect(await thanks('@lea business 1,250.50')).toEqual({
    to: '@lea',
    what: 'business',
    amount: '1,250.50',
    sure: true,
  })
  expect(await thanks('@lea affaire 12k HT "bravo pour les 300 € de remise"')).toEqual({
    ...{ to: '@lea', what: 'business', amount: '12k HT', message: 'bravo pour les 300 € de remise', sure: true },
  })
  expect(await thanks('@lea pour:aide montant: CHF 300 mot:"merci"')).toEqual({
    ...{ to: '@lea', what: 'aide', amount: 'CHF 300', message: 'merci', sure: true },
  })
  // It counts something, or stands in a sentence: no amount.
  for (const line of [
    '@lea pour ton aide sur les 3 chantiers',
    '@lea pour ton aide, 12 ans après',
    '@lea aide "le 12/11"',
  ])
    expect(await thanks(line)).not.toHaveProperty('amount')
  expect(await thanks('Léa Martin aide "5 livres"')).toMatchObject({ to: lea, what: 'help', message: '5 livres' })
  // Of two it is asked which.
  expect(await thanks('@lea business 300 € puis 400 €')).toMatchObject({ sure: false })
})
