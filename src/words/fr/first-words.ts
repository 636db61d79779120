import type { Address } from '../../terms/speech.ts'
import type { firstWords as english } from '../en/first-words.ts'
import { addressed } from '../french.ts'
import { line } from '../line.ts'

/** What an organizer may begin with, to copy; nothing in it tells a standing. */
export const firstWords = (address: Address): typeof english => {
  const a = addressed(address)
  const coffee = 'un café la semaine prochaine ?'
  return {
    heading: a('Pour commencer, à votre façon', 'Pour commencer, à ta façon'),
    note: () => line`Rien n’est envoyé : ces mots sont à copier.`,
    begins: {
      'seldom seen': name =>
        `Bonjour ${name}, cela fait un moment que nous n’avons pas pris le temps de parler. Comment ${a('allez-vous', 'vas-tu')} ? ${a('Auriez-vous', 'Aurais-tu')} envie d’${coffee}`,
      'asks much': name =>
        `Bonjour ${name}, j’aimerais mieux connaître ${a('votre', 'ton')} métier et ${a('vous', 'te')} dire qui, au club, aurait bien besoin de ${a('vous', 'toi')} : ${coffee}`,
      new: name =>
        `Bonjour ${name}, comment se passent ${a('vos', 'tes')} débuts au club ? J’aurais plaisir à en parler : ${coffee}`,
      'gives much': name =>
        `Bonjour ${name}, merci pour tout ce que ${a('vous faites', 'tu fais')} pour les autres. Et ${a('vous', 'toi')}, qu’est-ce qui ${a('vous', 'te')} serait utile en ce moment ? J’aimerais en parler : ${coffee}`,
      'something else': name =>
        `Bonjour ${name}, comment ${a('allez-vous', 'vas-tu')} ? J’aurais plaisir à prendre de ${a('vos', 'tes')} nouvelles : ${coffee}`,
    },
  }
}
