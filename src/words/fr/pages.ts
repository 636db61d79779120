import type { Address } from '../../terms/speech.ts'
import type { pageWords as english } from '../en/pages.ts'
import { addressed } from '../french.ts'

export const pageWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    nothingTitle: 'Il n’y a rien ici',
    nothing: `Ce lien n’est plus valable, ou n’a pas été copié en entier. ${say('Demandez-en un autre au bureau de votre club', 'Demandes-en un autre au bureau de ton club')}.`,
    failedTitle: 'Cela n’a pas marché',
    failed: `Quelque chose s’est mal passé de notre côté, et rien n’a été noté. ${say('Réessayez', 'Réessaie')} dans un instant.`,
  }
}
