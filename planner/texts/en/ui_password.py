"""English texts of the area ui_password: a plan with a password in the window."""

TEXTS: dict[str, str] = {
    "ui_password.action": "Protect with a password …",
    "ui_password.title": "The plan has a password",
    "ui_password.needed": "“{file}” is protected. Enter the password to open the plan.",
    "ui_password.entry": "Password",
    "ui_password.open": "Open",
    "ui_password.cancel": "Cancel",
    "ui_password.new.title": "Protect with a password",
    "ui_password.new.what": "Only those who have the password can open “{file}”. The program’s copies of the plan on this computer are protected too. Excel workbooks, PDFs and calendars written from the plan are not protected, nor are copies that you have put elsewhere yourself.",
    "ui_password.new.lost": "If the password is forgotten, the plan is lost. Nobody can find it again. Write it down in a safe place.",
    "ui_password.new.entry": "New password",
    "ui_password.new.again": "The password again",
    "ui_password.new.save": "Protect the plan",
    "ui_password.new.remove": "Remove the password",
    "ui_password.strength.short": "Too short: choose at least {number} characters, preferably several words in a row.",
    "ui_password.strength.other": "The two passwords are not the same.",
    "ui_password.strength.weak": "Usable. Several words in a row make it stronger.",
    "ui_password.strength.good": "Strong.",
    "ui_password.set": "The plan “{file}” is now protected with the password.",
    "ui_password.removed": "The plan “{file}” no longer has a password.",
    "ui_password.work": "Rewriting the plan …",
}
