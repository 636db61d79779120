import { folded } from '../../terms/names.ts'

/** Words that say nothing of a trade, in both languages, folded: of the language, and of business as such. */
const empty = new Set(
  `au aux avec ce ces cet cette chez comme dans de des du elle en est et etc eux fait font il ils je la le les leur leurs
  lui ma mais me mes mon ne nos notre nous on ont ou par pas plus pour qui que quoi sa sans se ses si son sont sous sur ta
  te tes ton tous tout toute toutes tres tu un une vers vos votre vous deja mieux moins aussi faire avoir
  about after all an and any are as at be by can do each every for from has have her his how in into is it its me my new
  no not of off on or our out over own she so some than that the their them there they this to up us was we what when
  which who whom will with without you your
  activite affaire apporteur cherche chercher client clientele commercial contact dirigeant entreprise etude gerant
  gratuit membre offert patron pme pmi professionnel projet recherche rencontre secteur service societe souhaite tpe eti
  business buyer company customer enterprise firm free look lead member offer owner partner people project
  prospect seek small want work local region regional rendez relation mise petit grand jeune nouveau salarie personne
  premier employee employeur person first`
    .split(/\s+/)
    .map(stem),
)

/**
 * A word as words are compared: folded, without the plural and the feminine of French and English (`électriciennes`,
 * `électricien`; `companies`, `company`). Rough on purpose: both sides pass it.
 */
function stem(word: string): string {
  if (word.length < 4) return word
  const one = word.replace(/aux$/, 'al').replace(/[sx]$/, '').replace(/e$/, '').replace(/y$/, 'i')
  return one.replace(/eus$/, 'eur').replace(/tric$/, 'teur').replace(/enn$/, 'en')
}

/**
 * Words that two trades use: what one means where one of these follows it, and what it means else. A façade is restored, a
 * guest goes to a restaurant; a roof covers a house, a policy a family.
 */
const twoMeanings: ReadonlyMap<
  string,
  { readonly before: ReadonlySet<string>; readonly there: string; readonly else: string }
> = new Map(
  (
    [
      [
        'restauration',
        'facade meuble monument tableau patrimoine pierre toiture oeuvre art objet bati batiment edifice voiture ancien',
        'renovation',
        'restaurant',
      ],
      ['couverture', 'sante sociale mediatique reseau assurance risque maladie', 'garantie', 'couverture'],
    ] as const
  ).map(([word, before, there, other]) => [
    stem(word),
    { before: new Set(before.split(' ').map(stem)), there: stem(there), else: stem(other) },
  ]),
)

/** The stems of a text in their order, without the words that say nothing; a word of two meanings is the one meant. */
export const stemsOf = (text: string | null): readonly string[] =>
  text === null
    ? []
    : (folded(text).match(/[a-z]+/g) ?? [])
        .filter(word => word.length > 1)
        .map(stem)
        .filter(isTelling)
        .map((word, at, all) => {
          const meant = twoMeanings.get(word)
          return meant === undefined ? word : meant.before.has(all[at + 1] ?? '') ? meant.there : meant.else
        })

const isTelling = (word: string) => !empty.has(word)
