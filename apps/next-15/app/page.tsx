export default function Page() {
  return <h1>Next 15</h1>
}
