for (const button of document.querySelectorAll("button[data-code]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.code);
    button.textContent = `Copied ${button.dataset.code}`;
  });
}
