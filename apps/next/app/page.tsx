import { Steps } from './steps'

// Open http://library.localhost:3000. The page calls http://api.library.localhost:3000, another
// origin of this server.
export default function Page() {
  return (
    <main>
      <h1>Library</h1>
      <p>Each step asks an API of another origin.</p>
      <Steps />
    </main>
  )
}
