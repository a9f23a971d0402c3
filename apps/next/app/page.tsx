import { Steps } from './steps'

// Open http://library.localhost:3000: it asks http://api.library.localhost:3000, another origin of the same server.
export default function Page() {
  return (
    <main>
      <h1>Library</h1>
      <p>Each step asks an API of another origin.</p>
      <Steps />
    </main>
  )
}
