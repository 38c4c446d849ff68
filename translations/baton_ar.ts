<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Baton</source>
        <translation>Baton</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>إرفاق ملفات</translation>
    </message>
    <message>
        <source>Save file</source>
        <translation>حفظ الملف</translation>
    </message>
</context>
<context>
    <name>baton::client</name>
    <message>
        <source>Nothing can be kept on this computer (%1) Drafts and unsent replies are lost when Baton ends. Check the folder %2.</source>
        <translation>لا يمكن حفظ شيء على هذا الحاسوب (%1) ستضيع المسودّات والردود غير المرسلة عند إغلاق Baton. تحقّق من المجلد %2.</translation>
    </message>
</context>
<context>
    <name>baton::client::FileDownload</name>
    <message>
        <source>The file is larger than any that a relay keeps.</source>
        <translation>الملف أكبر من أي ملف يحفظه الخادم.</translation>
    </message>
    <message>
        <source>It could not be written to %1: %2. Choose another place.</source>
        <translation>تعذّرت كتابته في %1: ‏%2. اختر مكانًا آخر.</translation>
    </message>
    <message>
        <source>The connection to the relay was lost. Save it once more.</source>
        <translation>انقطع الاتصال بالخادم. احفظه مرة أخرى.</translation>
    </message>
    <message>
        <source>The relay answered with HTTP %1.</source>
        <translation>أجاب الخادم بالرمز HTTP %1.</translation>
    </message>
</context>
<context>
    <name>baton::client::FileTransfers</name>
    <message>
        <source>There is no connection to the relay.</source>
        <translation>لا يوجد اتصال بالخادم.</translation>
    </message>
    <message>
        <source>You signed in anew meanwhile. Attach it again.</source>
        <translation>سجّلت الدخول من جديد في هذه الأثناء. أرفقه مرة أخرى.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>تتعذّر قراءة «%1»: ‏%2.</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>«%1» فارغ.</translation>
    </message>
    <message>
        <source>“%1” is larger than 25 MB.</source>
        <translation>«%1» أكبر من 25 ميغابايت.</translation>
    </message>
</context>
<context>
    <name>baton::client::FileUpload</name>
    <message>
        <source>The relay took “%1” and did not say where it is.</source>
        <translation>أخذ الخادم «%1» ولم يقل أين هو.</translation>
    </message>
    <message>
        <source>“%1” was changed while it was being sent. Attach it again.</source>
        <translation>تغيّر «%1» أثناء إرساله. أرفقه مرة أخرى.</translation>
    </message>
    <message>
        <source>“%1” could not be sent: the relay answered with HTTP %2.</source>
        <translation>تعذّر إرسال «%1»: أجاب الخادم بالرمز HTTP %2.</translation>
    </message>
    <message>
        <source>“%1” was not sent before Baton ended, and is no longer where it was. Attach it again.</source>
        <translation>لم يُرسل «%1» قبل إغلاق Baton، ولم يعد في مكانه. أرفقه مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>baton::client::RelayLink</name>
    <message>
        <source>The connection was closed.</source>
        <translation>أُغلق الاتصال.</translation>
    </message>
    <message>
        <source>The connection to the relay was lost.</source>
        <translation>انقطع الاتصال بالخادم.</translation>
    </message>
    <message>
        <source>Not connected to the relay.</source>
        <translation>لا يوجد اتصال بالخادم.</translation>
    </message>
    <message>
        <source>The computer was asleep.</source>
        <translation>كان الحاسوب في وضع السكون.</translation>
    </message>
    <message>
        <source>The relay does not answer.</source>
        <translation>الخادم لا يجيب.</translation>
    </message>
    <message>
        <source>The relay has gone silent.</source>
        <translation>توقّف الخادم عن الإرسال.</translation>
    </message>
    <message>
        <source>The relay did not answer in time.</source>
        <translation>لم يُجب الخادم في الوقت المحدّد.</translation>
    </message>
    <message>
        <source>Something between this computer and the relay answers in its place, such as a network&apos;s sign-in page or a proxy. Baton tries again.</source>
        <translation>شيء ما بين هذا الحاسوب والخادم يجيب بدلًا منه، مثل صفحة تسجيل الدخول إلى الشبكة أو خادم وكيل. يعيد Baton المحاولة.</translation>
    </message>
</context>
<context>
    <name>baton::client::Session</name>
    <message>
        <source>Your session has ended. Sign in again.</source>
        <translation>انتهت جلستك. سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted: others on the way could read your password and every conversation. Use an address that begins with https://.</source>
        <translation>الاتصال بالخادم %1 غير مشفّر: يمكن لآخرين على الطريق قراءة كلمة مرورك وكل محادثة. استخدم عنوانًا يبدأ بالرمز https://‎.</translation>
    </message>
</context>
<context>
    <name>baton::client::SignIn</name>
    <message>
        <source>The relay at %1 does not answer. Check the address and your connection.</source>
        <translation>الخادم %1 لا يجيب. تحقّق من العنوان ومن اتصالك.</translation>
    </message>
    <message>
        <source>The relay at %1 cannot be reached: %2. Check the address and your connection.</source>
        <translation>تعذّر الوصول إلى الخادم %1: ‏%2. تحقّق من العنوان ومن اتصالك.</translation>
    </message>
    <message>
        <source>%1 answers, but not as a Baton relay (HTTP %2). Check the address, and whether this network wants you to sign in first.</source>
        <translation>العنوان %1 يجيب، لكنه ليس خادم Baton ‏(HTTP %2). تحقّق من العنوان، وممّا إذا كانت هذه الشبكة تطلب منك تسجيل الدخول أولًا.</translation>
    </message>
</context>
<context>
    <name>baton::client::Worker</name>
    <message>
        <source>Connecting to the relay…</source>
        <translation>جارٍ الاتصال بالخادم…</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again.</source>
        <translation>انتهت جلستك. سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>جارٍ تسجيل الدخول…</translation>
    </message>
    <message>
        <source>Connected; fetching what happened meanwhile…</source>
        <translation>تم الاتصال؛ جارٍ جلب ما حدث في أثناء الانقطاع…</translation>
    </message>
    <message>
        <source>The relay gave no picture of its conversations.</source>
        <translation>لم يرسل الخادم قائمة محادثاته.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>There is no connection to the relay.</source>
        <translation>لا يوجد اتصال بالخادم.</translation>
    </message>
</context>
<context>
    <name>baton::models::ActivityBoard</name>
    <message>
        <source>⚠️ Workflow stuck: %1</source>
        <translation>⚠️ سير عمل عالق: %1</translation>
    </message>
    <message>
        <source>⚙️ Workflow goes on: %1</source>
        <translation>⚙️ سير عمل يتقدّم: %1</translation>
    </message>
    <message>
        <source>⚙️ Workflow started: %1</source>
        <translation>⚙️ بدأ سير عمل: %1</translation>
    </message>
    <message>
        <source>❌ Workflow failed: %1</source>
        <translation>❌ فشل سير عمل: %1</translation>
    </message>
    <message>
        <source>✅ Workflow finished: %1</source>
        <translation>✅ انتهى سير عمل: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of bots</source>
        <translation>
            <numerusform>لا تغييرات في الروبوتات</numerusform>
            <numerusform>تغيير واحد في الروبوتات</numerusform>
            <numerusform>تغييران في الروبوتات</numerusform>
            <numerusform>%Ln تغييرات في الروبوتات</numerusform>
            <numerusform>%Ln تغييرًا في الروبوتات</numerusform>
            <numerusform>%Ln تغيير في الروبوتات</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln workflow(s) stuck</source>
        <translation>
            <numerusform>لا سير عمل عالقًا</numerusform>
            <numerusform>سير عمل واحد عالق</numerusform>
            <numerusform>مسارا عمل عالقان</numerusform>
            <numerusform>%Ln مسارات عمل عالقة</numerusform>
            <numerusform>%Ln مسار عمل عالقًا</numerusform>
            <numerusform>%Ln مسار عمل عالق</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln workflow(s) finished</source>
        <translation>
            <numerusform>لم ينته سير عمل</numerusform>
            <numerusform>انتهى سير عمل واحد</numerusform>
            <numerusform>انتهى مسارا عمل</numerusform>
            <numerusform>انتهت %Ln مسارات عمل</numerusform>
            <numerusform>انتهى %Ln مسار عمل</numerusform>
            <numerusform>انتهى %Ln مسار عمل</numerusform>
        </translation>
    </message>
    <message>
        <source>🤖 %1 auto-updated</source>
        <translation>🤖 حدّث %1 نفسه</translation>
    </message>
    <message numerus="yes">
        <source>%Ln workflow(s) started</source>
        <translation>
            <numerusform>لم يبدأ أي سير عمل</numerusform>
            <numerusform>بدأ سير عمل واحد</numerusform>
            <numerusform>بدأ سيرا عمل</numerusform>
            <numerusform>بدأت %Ln مسارات عمل</numerusform>
            <numerusform>بدأ %Ln مسار عمل</numerusform>
            <numerusform>بدأ %Ln مسار عمل</numerusform>
        </translation>
    </message>
    <message>
        <source>Workflow stuck</source>
        <translation>سير عمل عالق</translation>
    </message>
    <message>
        <source>Workflow goes on</source>
        <translation>سير عمل يتقدّم</translation>
    </message>
    <message>
        <source>Workflow started</source>
        <translation>بدأ سير عمل</translation>
    </message>
    <message>
        <source>Workflow failed</source>
        <translation>فشل سير عمل</translation>
    </message>
    <message>
        <source>Workflow finished</source>
        <translation>انتهى سير عمل</translation>
    </message>
    <message>
        <source>%1 from “%2”</source>
        <comment>a change of a bot, and the document it comes from</comment>
        <translation>‏%1 من «%2»</translation>
    </message>
</context>
<context>
    <name>baton::models::ActivityText</name>
    <message>
        <source>For “%1”.</source>
        <translation>من أجل «%1».</translation>
    </message>
    <message>
        <source>Step %L1 has been running for %2.</source>
        <translation>الخطوة %L1 تعمل منذ %2.</translation>
    </message>
    <message>
        <source>Step %L1 has been running for %2 (avg: %3).</source>
        <translation>الخطوة %L1 تعمل منذ %2 (المتوسط: %3).</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>لم يُذكر سبب</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>فشل: %1</translation>
    </message>
    <message>
        <source>Step %L1 “%2” failed: %3</source>
        <translation>فشلت الخطوة %L1 «%2»: %3</translation>
    </message>
    <message>
        <source>%L1 s</source>
        <translation>%L1 ث</translation>
    </message>
    <message>
        <source>%L1 m %L2 s</source>
        <translation>%L1 د %L2 ث</translation>
    </message>
    <message>
        <source>%L1 h %L2 m</source>
        <translation>%L1 س %L2 د</translation>
    </message>
    <message>
        <source>%L1 min</source>
        <translation>%L1 د</translation>
    </message>
    <message>
        <source>%L1 h</source>
        <translation>%L1 س</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>0 يوم</numerusform>
            <numerusform>يوم واحد</numerusform>
            <numerusform>يومان</numerusform>
            <numerusform>%Ln أيام</numerusform>
            <numerusform>%Ln يومًا</numerusform>
            <numerusform>%Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>Started</source>
        <translation>بدأ</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>عالق</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>انتهى</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>Status: success. Duration %1.</source>
        <translation>الحالة: نجاح. المدة %1.</translation>
    </message>
    <message>
        <source>At step %L1, “%2”.</source>
        <translation>في الخطوة %L1، «%2».</translation>
    </message>
    <message>
        <source>Retrained</source>
        <translation>أُعيد تدريبه</translation>
    </message>
    <message>
        <source>KB chunks</source>
        <translation>مقاطع معرفة</translation>
    </message>
    <message>
        <source>Prompt tuned</source>
        <translation>عُدّلت التعليمات</translation>
    </message>
    <message>
        <source>Tool added</source>
        <translation>أُضيفت أداة</translation>
    </message>
    <message>
        <source>Step transitions</source>
        <translation>الانتقال بين الخطوات</translation>
    </message>
    <message>
        <source>Unknown workflow</source>
        <translation>سير عمل غير معروف</translation>
    </message>
</context>
<context>
    <name>baton::models::Attendance</name>
    <message>
        <source>Online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>بعيد</translation>
    </message>
    <message>
        <source>Away: the screen is locked</source>
        <translation>بعيد: الشاشة مقفلة</translation>
    </message>
    <message>
        <source>Away: no input for %1</source>
        <translation>بعيد: لا إدخال منذ %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتين</numerusform>
            <numerusform>%Ln دقائق</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln ثانية</numerusform>
            <numerusform>ثانية واحدة</numerusform>
            <numerusform>ثانيتين</numerusform>
            <numerusform>%Ln ثوانٍ</numerusform>
            <numerusform>%Ln ثانية</numerusform>
            <numerusform>%Ln ثانية</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::models::AutoUpdatesModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>reviewed by %1</source>
        <translation>راجعه %1</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>مراجعة</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>ما الذي تغيّر</translation>
    </message>
    <message>
        <source>Why / source</source>
        <translation>السبب / المصدر</translation>
    </message>
</context>
<context>
    <name>baton::models::Colleagues</name>
    <message>
        <source>Online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>بعيد</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>غير متصل</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open</source>
        <comment>conversations</comment>
        <translation>
            <numerusform>لا محادثات مفتوحة</numerusform>
            <numerusform>محادثة واحدة مفتوحة</numerusform>
            <numerusform>محادثتان مفتوحتان</numerusform>
            <numerusform>%Ln محادثات مفتوحة</numerusform>
            <numerusform>%Ln محادثة مفتوحة</numerusform>
            <numerusform>%Ln محادثة مفتوحة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::models::ContactCard</name>
    <message>
        <source>Blocked: nothing of theirs is taken.</source>
        <translation>حُظر: لا يُقبل منه شيء.</translation>
    </message>
    <message>
        <source>They may write again.</source>
        <translation>يمكنه الكتابة من جديد.</translation>
    </message>
</context>
<context>
    <name>baton::models::DeliveriesModel</name>
    <message>
        <source>somebody who is gone</source>
        <translation>شخص لم يعد موجودًا</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a state and how long it took: shown after 0.4 s</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>الشكل</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
</context>
<context>
    <name>baton::models::DeliveryText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>تصعيد</translation>
    </message>
    <message>
        <source>Given by a colleague</source>
        <translation>من زميل</translation>
    </message>
    <message>
        <source>Auto-update</source>
        <translation>تحديث تلقائي</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>سير عمل</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>Loud</source>
        <translation>بصوت</translation>
    </message>
    <message>
        <source>Banner</source>
        <translation>إشعار</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>سُلّم</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>عُرض</translation>
    </message>
    <message>
        <source>acted on</source>
        <translation>استُجيب له</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>انتهى</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>منذ %1</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>فورًا</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>بعد %1</translation>
    </message>
    <message>
        <source>Notice to a bot</source>
        <translation>تبليغ إلى روبوت</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>خطّاف ويب</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>رُفض</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>أُوقف</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>جارٍ الإرسال</translation>
    </message>
</context>
<context>
    <name>baton::models::DevicesModel</name>
    <message>
        <source>a device without a name</source>
        <translation>جهاز بلا اسم</translation>
    </message>
    <message>
        <source>connected now</source>
        <translation>متصل الآن</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>بعيد</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>آخر ظهور</translation>
    </message>
    <message>
        <source>Signed in since</source>
        <translation>مسجّل الدخول منذ</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>التوفر</translation>
    </message>
</context>
<context>
    <name>baton::models::DraftFiles</name>
    <message numerus="yes">
        <source>A message carries at most %Ln file(s). Send the others with another one.</source>
        <translation>
            <numerusform>لا تحمل الرسالة ملفات. أرسل الملفات برسالة أخرى.</numerusform>
            <numerusform>تحمل الرسالة ملفًا واحدًا على الأكثر. أرسل الباقي برسالة أخرى.</numerusform>
            <numerusform>تحمل الرسالة ملفين على الأكثر. أرسل الباقي برسالة أخرى.</numerusform>
            <numerusform>تحمل الرسالة %Ln ملفات على الأكثر. أرسل الباقي برسالة أخرى.</numerusform>
            <numerusform>تحمل الرسالة %Ln ملفًا على الأكثر. أرسل الباقي برسالة أخرى.</numerusform>
            <numerusform>تحمل الرسالة %Ln ملف على الأكثر. أرسل الباقي برسالة أخرى.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is a folder. Attach the files in it.</source>
        <translation>«%1» مجلد. أرفق الملفات التي فيه.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>تتعذّر قراءة «%1».</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>«%1» فارغ.</translation>
    </message>
    <message>
        <source>“%1” is larger than 25 MB.</source>
        <translation>«%1» أكبر من 25 ميغابايت.</translation>
    </message>
</context>
<context>
    <name>baton::models::FileText</name>
    <message>
        <source>Picture</source>
        <translation>صورة</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>فيديو</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>is being checked</source>
        <translation>قيد الفحص</translation>
    </message>
    <message>
        <source>refused: it may do harm, and nobody can open it</source>
        <translation>مرفوض: قد يكون ضارًا ولا يستطيع أحد فتحه</translation>
    </message>
</context>
<context>
    <name>baton::models::HistoryText</name>
    <message>
        <source>Conversation started</source>
        <translation>بدأت المحادثة</translation>
    </message>
    <message>
        <source>%1 started the conversation</source>
        <translation>بدأ %1 المحادثة</translation>
    </message>
    <message>
        <source>Escalated: %1</source>
        <translation>طُلب موظف: %1</translation>
    </message>
    <message>
        <source>Claimed by %1</source>
        <translation>تولّاها %1</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>تولّاها موظف</translation>
    </message>
    <message>
        <source>Released by %1: waiting again</source>
        <translation>تركها %1 وعادت إلى الانتظار</translation>
    </message>
    <message>
        <source>The agent was gone: waiting again</source>
        <translation>غاب الموظف وعادت إلى الانتظار</translation>
    </message>
    <message>
        <source>Handed back to the bot by %1</source>
        <translation>أعادها %1 إلى الروبوت</translation>
    </message>
    <message>
        <source>Handed back to the bot</source>
        <translation>أُعيدت إلى الروبوت</translation>
    </message>
    <message>
        <source>Resolved by %1</source>
        <translation>أنهاها %1</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>منتهية</translation>
    </message>
    <message>
        <source>Reopened by %1</source>
        <translation>أعاد %1 فتحها</translation>
    </message>
    <message>
        <source>Reopened by the customer</source>
        <translation>أعاد العميل فتحها</translation>
    </message>
    <message>
        <source>user requested human</source>
        <translation>طلب العميل موظفًا</translation>
    </message>
    <message>
        <source>Unrequested</source>
        <translation>مع الروبوت</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>بلا موظف</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوحة</translation>
    </message>
    <message>
        <source>asks again</source>
        <translation>يكرر السؤال</translation>
    </message>
    <message>
        <source>insults</source>
        <translation>يهين</translation>
    </message>
    <message>
        <source>complains</source>
        <translation>يشتكي</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>bot could not answer</source>
        <translation>لم يستطع الروبوت الإجابة</translation>
    </message>
    <message>
        <source>frustrated customer</source>
        <translation>عميل محبط</translation>
    </message>
    <message>
        <source>customer is upset: %1</source>
        <translation>العميل منزعج: %1</translation>
    </message>
    <message>
        <source>workflow step: %1</source>
        <translation>خطوة سير عمل: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>writes “%1”</source>
        <comment>marks such as ???</comment>
        <translation>يكتب «%1»</translation>
    </message>
    <message>
        <source>writes in capitals</source>
        <translation>يكتب بأحرف كبيرة</translation>
    </message>
    <message>
        <source>uses hard words</source>
        <translation>يستخدم كلمات قاسية</translation>
    </message>
    <message>
        <source>is sarcastic</source>
        <translation>يسخر</translation>
    </message>
    <message>
        <source>sends angry emoji</source>
        <translation>يرسل رموزًا غاضبة</translation>
    </message>
    <message>
        <source>sounds bitter</source>
        <translation>نبرته مريرة</translation>
    </message>
    <message>
        <source>asked %1, waiting again since %2</source>
        <translation>طلب في %1، وينتظر من جديد منذ %2</translation>
    </message>
    <message>
        <source>Given to a colleague by %1</source>
        <translation>أعطاها %1 إلى زميل</translation>
    </message>
    <message>
        <source>Given to a colleague</source>
        <translation>أُعطيت إلى زميل</translation>
    </message>
    <message>
        <source>Given to %1</source>
        <translation>أُعطيت إلى %1</translation>
    </message>
    <message>
        <source>Taken over by %1</source>
        <translation>تسلّمها %1</translation>
    </message>
    <message>
        <source>%1 gave it to %2</source>
        <translation>أعطاها %1 إلى %2</translation>
    </message>
    <message>
        <source>Rated by the customer</source>
        <translation>قيّمها العميل</translation>
    </message>
    <message>
        <source>Rated by the customer: %1</source>
        <translation>تقييم العميل: %1</translation>
    </message>
    <message>
        <source>1 of 5, very bad</source>
        <translation>1 من 5، سيئ جدًا</translation>
    </message>
    <message>
        <source>2 of 5, bad</source>
        <translation>2 من 5، سيئ</translation>
    </message>
    <message>
        <source>3 of 5, fair</source>
        <translation>3 من 5، مقبول</translation>
    </message>
    <message>
        <source>4 of 5, good</source>
        <translation>4 من 5، جيد</translation>
    </message>
    <message>
        <source>5 of 5, very good</source>
        <translation>5 من 5، جيد جدًا</translation>
    </message>
    <message>
        <source>Tags changed by %1</source>
        <translation>غيّر %1 الوسوم</translation>
    </message>
    <message>
        <source>Tags changed</source>
        <translation>تغيّرت الوسوم</translation>
    </message>
    <message>
        <source>No longer snoozed</source>
        <translation>لم تعد مؤجّلة</translation>
    </message>
    <message numerus="yes">
        <source>%1 added the tag(s) %2</source>
        <translation>
            <numerusform>أضاف %1 الوسوم %2</numerusform>
            <numerusform>أضاف %1 الوسم %2</numerusform>
            <numerusform>أضاف %1 الوسمين %2</numerusform>
            <numerusform>أضاف %1 الوسوم %2</numerusform>
            <numerusform>أضاف %1 الوسوم %2</numerusform>
            <numerusform>أضاف %1 الوسوم %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added the tag(s) %1</source>
        <translation>
            <numerusform>أُضيفت الوسوم %1</numerusform>
            <numerusform>أُضيف الوسم %1</numerusform>
            <numerusform>أُضيف الوسمان %1</numerusform>
            <numerusform>أُضيفت الوسوم %1</numerusform>
            <numerusform>أُضيفت الوسوم %1</numerusform>
            <numerusform>أُضيفت الوسوم %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 removed the tag(s) %2</source>
        <translation>
            <numerusform>أزال %1 الوسوم %2</numerusform>
            <numerusform>أزال %1 الوسم %2</numerusform>
            <numerusform>أزال %1 الوسمين %2</numerusform>
            <numerusform>أزال %1 الوسوم %2</numerusform>
            <numerusform>أزال %1 الوسوم %2</numerusform>
            <numerusform>أزال %1 الوسوم %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed the tag(s) %1</source>
        <translation>
            <numerusform>أُزيلت الوسوم %1</numerusform>
            <numerusform>أُزيل الوسم %1</numerusform>
            <numerusform>أُزيل الوسمان %1</numerusform>
            <numerusform>أُزيلت الوسوم %1</numerusform>
            <numerusform>أُزيلت الوسوم %1</numerusform>
            <numerusform>أُزيلت الوسوم %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Brought back by %1</source>
        <translation>أعادها %1</translation>
    </message>
    <message>
        <source>Snoozed until %1 by %2</source>
        <translation>أجّلها %2 حتى %1</translation>
    </message>
    <message>
        <source>Snoozed until %1</source>
        <translation>مؤجّلة حتى %1</translation>
    </message>
</context>
<context>
    <name>baton::models::ReplyActions</name>
    <message>
        <source>adds %1</source>
        <comment>tags</comment>
        <translation>يضيف %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>gives it to a colleague</source>
        <translation>يعطيها إلى زميل</translation>
    </message>
    <message>
        <source>gives it to %1</source>
        <translation>يعطيها إلى %1</translation>
    </message>
    <message>
        <source>resolves</source>
        <translation>ينهيها</translation>
    </message>
</context>
<context>
    <name>baton::models::SavedReplies</name>
    <message>
        <source>there</source>
        <comment>instead of a name that nobody knows: Hello there</comment>
        <translation>بك</translation>
    </message>
</context>
<context>
    <name>baton::models::SideBySide</name>
    <message>
        <source> · </source>
        <extracomment>Stands between short texts in one line, also beside digits: nothing that looks like one, as a dot does beside Arabic ones.</extracomment>
        <translation> – </translation>
    </message>
</context>
<context>
    <name>baton::models::SnoozeTimes</name>
    <message>
        <source>For an hour, until %1</source>
        <translation>لمدة ساعة، حتى %1</translation>
    </message>
    <message>
        <source>Tomorrow at %1</source>
        <translation>غدًا في %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>Monday, 7 December</comment>
        <translation>%1 في %2</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>dddd d MMMM</translation>
    </message>
</context>
<context>
    <name>baton::models::StepsModel</name>
    <message>
        <source>running %1</source>
        <translation>يعمل منذ %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>يعمل</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>avg %1</source>
        <translation>المتوسط %1</translation>
    </message>
    <message>
        <source>No earlier run to compare with.</source>
        <translation>لا يوجد تشغيل سابق للمقارنة.</translation>
    </message>
    <message>
        <source>Average %1, median %2, 95 % within %3.</source>
        <translation>المتوسط %1، الوسيط %2، و95 % خلال %3.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>الخطوة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>بدأ</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>استغرق</translation>
    </message>
    <message>
        <source>Against its average</source>
        <translation>مقارنة بمتوسطها</translation>
    </message>
</context>
<context>
    <name>baton::models::TheirWords</name>
    <message>
        <source>Visitor %1</source>
        <translation>زائر %1</translation>
    </message>
</context>
<context>
    <name>baton::models::TranscriptModel</name>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>This message was withdrawn.</source>
        <translation>سُحبت هذه الرسالة.</translation>
    </message>
    <message>
        <source>[%1]</source>
        <comment>a button that a bot offers</comment>
        <translation>[%1]</translation>
    </message>
</context>
<context>
    <name>baton::ui::ActivityPresenter</name>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>مراجعة</translation>
    </message>
    <message numerus="yes">
        <source>🔔 %Ln more thing(s) happened</source>
        <translation>
            <numerusform>🔔 لم يحدث شيء آخر</numerusform>
            <numerusform>🔔 حدث أمر آخر</numerusform>
            <numerusform>🔔 حدث أمران آخران</numerusform>
            <numerusform>🔔 حدثت %Ln أمور أخرى</numerusform>
            <numerusform>🔔 حدث %Ln أمرًا آخر</numerusform>
            <numerusform>🔔 حدث %Ln أمر آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>سير العمل</translation>
    </message>
    <message>
        <source>Auto-updates</source>
        <translation>التحديثات الذاتية</translation>
    </message>
    <message>
        <source>While you were away</source>
        <translation>أثناء غيابك</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happened, and of it: 🤖 Shop bot auto-updated</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%L1&#xa0;×&#xa0;%2</source>
        <comment>how many of a kind: 3 × Tool added</comment>
        <translation>%L1&#xa0;×&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>baton::ui::AlertPresenter</name>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>🆘 Customer escalation: %1</source>
        <translation>‏🆘 عميل يطلب شخصًا: %1</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>‏%1: «%2»</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>تولّي</translation>
    </message>
    <message>
        <source>The longest: %1, %2, for %3.</source>
        <translation>الأطول انتظارًا: %1، %2، منذ %3.</translation>
    </message>
    <message>
        <source>Claim the longest</source>
        <translation>تولّي الأطول انتظارًا</translation>
    </message>
    <message>
        <source>%1: claimed by %2.</source>
        <translation>‏%1: تولّاها %2.</translation>
    </message>
    <message numerus="yes">
        <source>🆘 %Ln customer(s) are waiting</source>
        <translation>
            <numerusform>‏🆘 لا عملاء ينتظرون</numerusform>
            <numerusform>‏🆘 عميل واحد ينتظر</numerusform>
            <numerusform>‏🆘 عميلان ينتظران</numerusform>
            <numerusform>‏🆘 %Ln عملاء ينتظرون</numerusform>
            <numerusform>‏🆘 %Ln عميلًا ينتظرون</numerusform>
            <numerusform>‏🆘 %Ln عميل ينتظرون</numerusform>
        </translation>
    </message>
    <message>
        <source>The longest: %1, %2, since %3.</source>
        <translation>الأطول انتظارًا: %1، %2، منذ %3.</translation>
    </message>
    <message>
        <source>%1 gave you a conversation</source>
        <translation>أعطاك %1 محادثة</translation>
    </message>
</context>
<context>
    <name>baton::ui::AutoUpdatesPage</name>
    <message>
        <source>Auto-updates</source>
        <translation>التحديثات الذاتية</translation>
    </message>
    <message>
        <source>E&amp;xport as CSV…</source>
        <translation>تصدير CSV…</translation>
    </message>
    <message>
        <source>Write every entry that matches the filters into a file</source>
        <translation>كتابة كل المدخلات المطابقة للمرشحات في ملف</translation>
    </message>
    <message>
        <source>Subscriptions…</source>
        <translation>الاشتراكات…</translation>
    </message>
    <message>
        <source>Search what changed, why or where from (Ctrl+F)</source>
        <translation>ابحث فيما تغيّر وسببه ومصدره (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search what changed, why or where from</source>
        <translation>ابحث فيما تغيّر وسببه ومصدره</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>any</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>الروبوت</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>ever</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>last 365 days</source>
        <translation>آخر 365 يومًا</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>غير مُراجَع</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>جارٍ التصدير…</translation>
    </message>
    <message>
        <source>Asking the relay…</source>
        <translation>جارٍ سؤال المُرحِّل…</translation>
    </message>
    <message>
        <source>No entry matches these filters.</source>
        <translation>لا يوجد مدخل يطابق هذه المرشحات.</translation>
    </message>
    <message>
        <source>No bot has changed itself yet.
What bots retrain, add or tune appears here.</source>
        <translation>لم يغيّر أي روبوت نفسه بعد.
يظهر هنا ما تعيد الروبوتات تدريبه أو تضيفه أو تعدّله.</translation>
    </message>
</context>
<context>
    <name>baton::ui::AutoUpdatesPresenter</name>
    <message>
        <source>Auto-updates</source>
        <translation>التحديثات الذاتية</translation>
    </message>
    <message>
        <source>Export auto-updates</source>
        <translation>تصدير التحديثات الذاتية</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>قيم مفصولة بفواصل (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) exported.</source>
        <translation>
            <numerusform>لم يُصدَّر أي مدخل.</numerusform>
            <numerusform>صُدّر مدخل واحد.</numerusform>
            <numerusform>صُدّر مدخلان.</numerusform>
            <numerusform>صُدّرت %Ln مدخلات.</numerusform>
            <numerusform>صُدّر %Ln مدخلًا.</numerusform>
            <numerusform>صُدّر %Ln مدخل.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such entry, or it is of a bot you do not belong to.</source>
        <translation>لا يوجد مثل هذا الإدخال، أو إنه لروبوت لا تنتمي إليه.</translation>
    </message>
</context>
<context>
    <name>baton::ui::BlockDialog</name>
    <message>
        <source>Block this visitor</source>
        <translation>حظر هذا الزائر</translation>
    </message>
    <message>
        <source>Block %1? Nothing they write is taken until then. Admins can see that you did it.</source>
        <translation>هل تحظر %1؟ لن يُقبل شيء مما يكتبه حتى ذلك الحين. يستطيع المديرون رؤية أنك فعلت ذلك.</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>لمدة ساعة</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>لمدة يوم</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>لمدة أسبوع</translation>
    </message>
    <message>
        <source>Until somebody lets them in again</source>
        <translation>إلى أن يسمح له أحد من جديد</translation>
    </message>
    <message>
        <source>Also whoever else writes from %1</source>
        <translation>وكل من يكتب أيضًا من %1</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>حظر</translation>
    </message>
</context>
<context>
    <name>baton::ui::ChoiceButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>baton::ui::Composer</name>
    <message>
        <source>Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>List</source>
        <translation>قائمة</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>شيفرة برمجية</translation>
    </message>
    <message>
        <source>Your reply, in Markdown</source>
        <translation>ردّك بصيغة Markdown</translation>
    </message>
    <message>
        <source>How your reply will look</source>
        <translation>كيف سيظهر ردّك</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>إرسال (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Choose a conversation.</source>
        <translation>اختر محادثة.</translation>
    </message>
    <message>
        <source>You may read here, but not answer.</source>
        <translation>يمكنك القراءة هنا، لا الرد.</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln character(s)</source>
        <translation>
            <numerusform>%L1 من %Ln حرف</numerusform>
            <numerusform>%L1 من حرف واحد</numerusform>
            <numerusform>%L1 من حرفين</numerusform>
            <numerusform>%L1 من %Ln حروف</numerusform>
            <numerusform>%L1 من %Ln حرفًا</numerusform>
            <numerusform>%L1 من %Ln حرف</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft kept on this computer</source>
        <translation>المسودّة محفوظة على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Channel: %1</source>
        <translation>القناة: %1</translation>
    </message>
    <message>
        <source>Bold (Ctrl+B)</source>
        <translation>غامق (Ctrl+B)</translation>
    </message>
    <message>
        <source>Italic (Ctrl+I)</source>
        <translation>مائل (Ctrl+I)</translation>
    </message>
    <message>
        <source>Link (Ctrl+Shift+K)</source>
        <translation>رابط (Ctrl+Shift+K)</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>إضافة ملاحظة</translation>
    </message>
    <message>
        <source>Keep it for your colleagues (Ctrl+Enter)</source>
        <translation>احفظها لزملائك (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Remove what could not be sent</source>
        <translation>أزل ما تعذّر إرساله</translation>
    </message>
    <message numerus="yes">
        <source>Waits for %Ln file(s)</source>
        <translation>
            <numerusform>لا ينتظر ملفات</numerusform>
            <numerusform>ينتظر ملفًا واحدًا</numerusform>
            <numerusform>ينتظر ملفين</numerusform>
            <numerusform>ينتظر %Ln ملفات</numerusform>
            <numerusform>ينتظر %Ln ملفًا</numerusform>
            <numerusform>ينتظر %Ln ملف</numerusform>
        </translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Only colleagues see it (Ctrl+Shift+N)</source>
        <translation>لا يراها إلا الزملاء (Ctrl+Shift+N)</translation>
    </message>
    <message>
        <source>Write a reply. Markdown works; “/” finds saved replies; Ctrl+Enter sends.</source>
        <translation>اكتب ردًا. يعمل Markdown، و«/» تجد الردود المحفوظة، وCtrl+Enter يرسل.</translation>
    </message>
    <message>
        <source>Your private note, in Markdown</source>
        <translation>ملاحظتك الخاصة، بصيغة Markdown</translation>
    </message>
    <message>
        <source>Write a note. Only colleagues see it, the customer never does.</source>
        <translation>اكتب ملاحظة. لا يراها إلا الزملاء، ولا يراها العميل أبدًا.</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>كتابة ملاحظة</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>تسلّم</translation>
    </message>
    <message>
        <source>Attach files (Ctrl+Shift+A); they can also be dropped or pasted</source>
        <translation>إرفاق ملفات (Ctrl+Shift+A)؛ ويمكن أيضًا إفلاتها أو لصقها</translation>
    </message>
    <message>
        <source>Saved replies (type / in the reply)</source>
        <translation>الردود المحفوظة (اكتب / في الرد)</translation>
    </message>
    <message>
        <source>Other ways to send</source>
        <translation>طرق أخرى للإرسال</translation>
    </message>
    <message>
        <source>Send and resolve (Ctrl+Shift+Enter)</source>
        <translation>إرسال وإنهاء (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <source>Send without: %1</source>
        <translation>إرسال من دون: %1</translation>
    </message>
    <message>
        <source>When sent:</source>
        <translation>عند الإرسال:</translation>
    </message>
    <message>
        <source>Send the words alone</source>
        <translation>إرسال الكلمات وحدها</translation>
    </message>
    <message>
        <source>Claim this chat to reply</source>
        <translation>تولَّ المحادثة لتردّ</translation>
    </message>
    <message>
        <source>The customer is told who comes.</source>
        <translation>يُخبَر العميل بمن سيأتي.</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>تولّي</translation>
    </message>
    <message>
        <source>The bot answers here</source>
        <translation>يجيب الروبوت هنا</translation>
    </message>
    <message>
        <source>Nobody asked for a person. Once you step in the bot is silent.</source>
        <translation>لم يطلب أحد شخصًا. بمجرد تدخلك يصمت الروبوت.</translation>
    </message>
    <message>
        <source>Step in</source>
        <translation>تدخُّل</translation>
    </message>
    <message>
        <source>This conversation has ended</source>
        <translation>انتهت هذه المحادثة</translation>
    </message>
    <message>
        <source>It opens again when either side writes.</source>
        <translation>تُفتح من جديد حين يكتب أي من الطرفين.</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>إعادة الفتح</translation>
    </message>
    <message>
        <source>%1 holds this conversation</source>
        <translation>هذه المحادثة لدى %1</translation>
    </message>
    <message>
        <source>You may read along.</source>
        <translation>يمكنك المتابعة قراءةً.</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>baton::ui::ContactForm</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>baton::ui::ContactNotes</name>
    <message>
        <source>Note of %1: %2</source>
        <translation>ملاحظة من %1: ‏%2</translation>
    </message>
    <message>
        <source>Note on the customer</source>
        <translation>ملاحظة عن العميل</translation>
    </message>
    <message>
        <source>Only colleagues see it.</source>
        <translation>لا يراها إلا الزملاء.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>إضافة ملاحظة</translation>
    </message>
    <message>
        <source>Add a note on the customer</source>
        <translation>إضافة ملاحظة عن العميل</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
</context>
<context>
    <name>baton::ui::ConversationCard</name>
    <message>
        <source>waiting %1</source>
        <translation>ينتظر %1</translation>
    </message>
    <message>
        <source>%L1+</source>
        <translation>%L1+</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>leaves in %Ln s</source>
        <translation>
            <numerusform>تختفي الآن</numerusform>
            <numerusform>تختفي بعد ثانية</numerusform>
            <numerusform>تختفي بعد ثانيتين</numerusform>
            <numerusform>تختفي بعد %Ln ثوانٍ</numerusform>
            <numerusform>تختفي بعد %Ln ثانية</numerusform>
            <numerusform>تختفي بعد %Ln ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>Claimed by %1</source>
        <translation>تولّاها %1</translation>
    </message>
    <message>
        <source>claimed by %1</source>
        <translation>تولّاها %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message numerus="yes">
        <source>found in %Ln message(s)</source>
        <translation>
            <numerusform>لم يُعثر عليه في أي رسالة</numerusform>
            <numerusform>عُثر عليه في رسالة واحدة</numerusform>
            <numerusform>عُثر عليه في رسالتين</numerusform>
            <numerusform>عُثر عليه في %Ln رسائل</numerusform>
            <numerusform>عُثر عليه في %Ln رسالة</numerusform>
            <numerusform>عُثر عليه في %Ln رسالة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread message(s)</source>
        <translation>
            <numerusform>لا رسائل غير مقروءة</numerusform>
            <numerusform>رسالة واحدة غير مقروءة</numerusform>
            <numerusform>رسالتان غير مقروءتين</numerusform>
            <numerusform>%Ln رسائل غير مقروءة</numerusform>
            <numerusform>%Ln رسالة غير مقروءة</numerusform>
            <numerusform>%Ln رسالة غير مقروءة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1، من %2</translation>
    </message>
    <message>
        <source>snoozed until %1</source>
        <translation>مؤجّلة حتى %1</translation>
    </message>
    <message>
        <source>given by %1</source>
        <translation>أعطاها %1</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>تولّي</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>يكتب…</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>أنت: %1</translation>
    </message>
    <message>
        <source>waits for your answer</source>
        <translation>ينتظر جوابك</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>من %1</translation>
    </message>
</context>
<context>
    <name>baton::ui::ConversationPane</name>
    <message>
        <source>Choose a conversation on the left.</source>
        <translation>اختر محادثة من اليمين.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>ترك</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>منذ %1</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Who the customer is (Ctrl+.)</source>
        <translation>من هو العميل (Ctrl+.‎)</translation>
    </message>
    <message>
        <source>The bot goes on; it is told what was said (Ctrl+Shift+B)</source>
        <translation>يتابع الروبوت بعد إطلاعه على ما قيل (Ctrl+Shift+B)</translation>
    </message>
    <message>
        <source>Back to Waiting for everyone (Ctrl+Shift+L)</source>
        <translation>تعود إلى قائمة الانتظار ليتولّاها أي موظف (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>Close the conversation; the customer is told (Ctrl+Shift+E)</source>
        <translation>إغلاق المحادثة مع إخبار العميل (Ctrl+Shift+E)</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Transfer…</source>
        <translation>تحويل…</translation>
    </message>
    <message>
        <source>Give it to a colleague (Ctrl+Shift+T)</source>
        <translation>إعطاؤها إلى زميل (Ctrl+Shift+T)</translation>
    </message>
    <message>
        <source>More about this conversation</source>
        <translation>المزيد عن هذه المحادثة</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>تسلّم</translation>
    </message>
    <message>
        <source>Back to Waiting</source>
        <translation>إعادة إلى الانتظار</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Block this visitor…</source>
        <translation>حظر هذا الزائر…</translation>
    </message>
    <message>
        <source>Let this visitor write again</source>
        <translation>السماح لهذا الزائر بالكتابة من جديد</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>حل</translation>
    </message>
</context>
<context>
    <name>baton::ui::CsvExport</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>لا يمكن كتابة %1: %2</translation>
    </message>
</context>
<context>
    <name>baton::ui::Deeds</name>
    <message>
        <source>Everywhere</source>
        <translation>في كل مكان</translation>
    </message>
    <message>
        <source>List</source>
        <translation>قائمة</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>محرر الرد</translation>
    </message>
</context>
<context>
    <name>baton::ui::DeliveriesPage</name>
    <message>
        <source>Deliveries</source>
        <translation>التبليغات</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>It refreshes by itself while you are at the top</source>
        <translation>تتحدّث تلقائيًا ما دمت في أعلى القائمة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>any</source>
        <translation>أيّ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>أيّ شخص</translation>
    </message>
    <message numerus="yes">
        <source>Devices, %Ln signed in</source>
        <translation>
            <numerusform>الأجهزة، لا أحد مسجّل الدخول</numerusform>
            <numerusform>الأجهزة، جهاز واحد مسجّل الدخول</numerusform>
            <numerusform>الأجهزة، جهازان مسجّلا الدخول</numerusform>
            <numerusform>الأجهزة، %Ln أجهزة مسجّلة الدخول</numerusform>
            <numerusform>الأجهزة، %Ln جهازًا مسجّل الدخول</numerusform>
            <numerusform>الأجهزة، %Ln جهاز مسجّل الدخول</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the relay…</source>
        <translation>يُسأل المُرحِّل…</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>لا أحد مسجّل الدخول.</translation>
    </message>
    <message>
        <source>No delivery matches these filters.</source>
        <translation>لا تبليغ يطابق عوامل التصفية هذه.</translation>
    </message>
    <message>
        <source>Nobody was told of anything in the last 7 days.</source>
        <translation>لم يُبلَّغ أحد بشيء في الأيام السبعة الماضية.</translation>
    </message>
    <message>
        <source>Look further</source>
        <translation>البحث أبعد</translation>
    </message>
    <message>
        <source>The relay has looked through the newest part of what it keeps</source>
        <translation>بحث المُرحِّل في أحدث جزء مما يحتفظ به</translation>
    </message>
    <message>
        <source>None of the newest deliveries matches these filters.</source>
        <translation>لا يطابق أيٌّ من أحدث التبليغات عوامل التصفية هذه.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>إعادة الإرسال</translation>
    </message>
    <message>
        <source>What a bot has refused lies aside until you send it again</source>
        <translation>ما رفضه روبوت يبقى جانبًا حتى تعيد إرساله</translation>
    </message>
</context>
<context>
    <name>baton::ui::DeliveriesPresenter</name>
    <message>
        <source>Deliveries</source>
        <translation>التبليغات</translation>
    </message>
</context>
<context>
    <name>baton::ui::Departure</name>
    <message numerus="yes">
        <source>You hold %Ln conversation(s). Their customers wait for you until you are back, or until the relay gives them to others.</source>
        <translation>
            <numerusform>لا تتولّى أي محادثة.</numerusform>
            <numerusform>تتولّى محادثة واحدة. ينتظرك عميلها حتى تعود، أو حتى يعطيها الخادم لغيرك.</numerusform>
            <numerusform>تتولّى محادثتين. ينتظرك عميلاهما حتى تعود، أو حتى يعطيهما الخادم لغيرك.</numerusform>
            <numerusform>تتولّى %Ln محادثات. ينتظرك عملاؤها حتى تعود، أو حتى يعطيها الخادم لغيرك.</numerusform>
            <numerusform>تتولّى %Ln محادثة. ينتظرك عملاؤها حتى تعود، أو حتى يعطيها الخادم لغيرك.</numerusform>
            <numerusform>تتولّى %Ln محادثة. ينتظرك عملاؤها حتى تعود، أو حتى يعطيها الخادم لغيرك.</numerusform>
        </translation>
    </message>
    <message>
        <source>Release them</source>
        <translation>ترك</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>احتفاظ</translation>
    </message>
    <message numerus="yes">
        <source>In %Ln conversation(s) you have written what was not sent. It can stay on this computer until you sign in again.</source>
        <translation>
            <numerusform>لم تكتب شيئًا لم يُرسل.</numerusform>
            <numerusform>كتبت في محادثة واحدة ما لم يُرسل. يمكن أن يبقى على هذا الحاسوب حتى تسجّل الدخول من جديد.</numerusform>
            <numerusform>كتبت في محادثتين ما لم يُرسل. يمكن أن يبقى على هذا الحاسوب حتى تسجّل الدخول من جديد.</numerusform>
            <numerusform>كتبت في %Ln محادثات ما لم يُرسل. يمكن أن يبقى على هذا الحاسوب حتى تسجّل الدخول من جديد.</numerusform>
            <numerusform>كتبت في %Ln محادثة ما لم يُرسل. يمكن أن يبقى على هذا الحاسوب حتى تسجّل الدخول من جديد.</numerusform>
            <numerusform>كتبت في %Ln محادثة ما لم يُرسل. يمكن أن يبقى على هذا الحاسوب حتى تسجّل الدخول من جديد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>احتفاظ</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>baton::ui::DeskPresenter</name>
    <message>
        <source>The link is on the clipboard.</source>
        <translation>الرابط في الحافظة.</translation>
    </message>
    <message>
        <source>Take %1 over from %2? They are told that it is yours now.</source>
        <translation>هل تتسلّم %1 من %2؟ سيُخبَر أنها لك الآن.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>تسلّم</translation>
    </message>
</context>
<context>
    <name>baton::ui::DetailsPanel</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>البلد</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>عنوان IP</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Nothing is known of this customer yet.</source>
        <translation>لا يُعرف شيء عن هذا العميل بعد.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Edit what is known of the customer</source>
        <translation>تعديل ما يُعرف عن العميل</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>%1: «%2»</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>التقييم</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Notes on the customer</source>
        <translation>ملاحظات عن العميل</translation>
    </message>
    <message>
        <source>Earlier conversations</source>
        <translation>محادثات سابقة</translation>
    </message>
</context>
<context>
    <name>baton::ui::DialogFoot</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>baton::ui::EntryCell</name>
    <message>
        <source>not reviewed</source>
        <translation>غير مُراجَع</translation>
    </message>
</context>
<context>
    <name>baton::ui::EntryDetail</name>
    <message>
        <source>Mark as re&amp;viewed</source>
        <translation>تعليم كمُراجَع</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Choose an entry to see what changed.</source>
        <translation>اختر مدخلًا لترى ما تغيّر.</translation>
    </message>
    <message>
        <source>reviewed by %1, %2</source>
        <translation>راجعه %1، %2</translation>
    </message>
</context>
<context>
    <name>baton::ui::EntryText</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… ولا غير ذلك</numerusform>
            <numerusform>… وواحد آخر</numerusform>
            <numerusform>… واثنان آخران</numerusform>
            <numerusform>… و%Ln أخرى</numerusform>
            <numerusform>… و%Ln أخرى</numerusform>
            <numerusform>… و%Ln أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompt: what was taken away is struck through, what is new is underlined</source>
        <translation>التعليمات: ما حُذف مشطوب، والجديد تحته خط</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>الأداة</translation>
    </message>
    <message>
        <source>Rights: %1</source>
        <translation>الصلاحيات: %1</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>غير مذكورة</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>ما الذي تغيّر</translation>
    </message>
    <message>
        <source>Why / source</source>
        <translation>السبب / المصدر</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>المقاطع</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>As it was sent</source>
        <translation>كما أُرسل</translation>
    </message>
    <message>
        <source>Entry %L1 of the bot&apos;s log</source>
        <translation>المدخل %L1 في سجل الروبوت</translation>
    </message>
</context>
<context>
    <name>baton::ui::FileChip</name>
    <message>
        <source>not sent</source>
        <translation>لم يُرسل</translation>
    </message>
    <message>
        <source>%1 % of %2</source>
        <comment>how much of a file has been sent, and its size</comment>
        <translation>%1 % من %2</translation>
    </message>
    <message>
        <source>%1, not sent: %2</source>
        <translation>%1، لم يُرسل: %2</translation>
    </message>
    <message>
        <source>Stop sending %1</source>
        <translation>إيقاف إرسال %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>إزالة %1</translation>
    </message>
</context>
<context>
    <name>baton::ui::FilterMenus</name>
    <message>
        <source>any</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Bot: %1</source>
        <translation>الروبوت: %1</translation>
    </message>
    <message>
        <source>Any bot</source>
        <translation>أي روبوت</translation>
    </message>
    <message>
        <source>Channel: %1</source>
        <translation>القناة: %1</translation>
    </message>
    <message>
        <source>Any channel</source>
        <translation>أي قناة</translation>
    </message>
    <message>
        <source>ongoing</source>
        <translation>جارية</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>الحالة: %1</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>أي حالة</translation>
    </message>
    <message>
        <source>Ongoing only</source>
        <translation>الجارية فقط</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر ٧ أيام</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر ٣٠ يومًا</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>أي تاريخ</translation>
    </message>
</context>
<context>
    <name>baton::ui::FindLine</name>
    <message>
        <source>Previous place</source>
        <translation>الموضع السابق</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>الموضع التالي</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>%1 of %2 in this conversation</source>
        <translation>%1 من %2 في هذه المحادثة</translation>
    </message>
</context>
<context>
    <name>baton::ui::FormTable</name>
    <message>
        <source>As for all</source>
        <translation>كما للجميع</translation>
    </message>
    <message>
        <source>Banner with a sound</source>
        <translation>إشعار مع صوت</translation>
    </message>
    <message>
        <source>Banner</source>
        <translation>إشعار</translation>
    </message>
    <message>
        <source>In the list only</source>
        <translation>في القائمة فقط</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>Set for</source>
        <translation>ضبط لـ</translation>
    </message>
</context>
<context>
    <name>baton::ui::FreedesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
</context>
<context>
    <name>baton::ui::InboxPage</name>
    <message>
        <source>To the list</source>
        <translation>إلى القائمة</translation>
    </message>
    <message>
        <source>Claim, or send</source>
        <translation>تولَّ أو أرسل</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>حل</translation>
    </message>
    <message>
        <source>Hand back to the bot</source>
        <translation>إعادة إلى الروبوت</translation>
    </message>
    <message>
        <source>Release: back to Waiting</source>
        <translation>تحرير: العودة إلى الانتظار</translation>
    </message>
    <message>
        <source>Transfer to a colleague</source>
        <translation>تحويل إلى زميل</translation>
    </message>
    <message>
        <source>To the transcript</source>
        <translation>إلى نص المحادثة</translation>
    </message>
    <message>
        <source>Customer column</source>
        <translation>عمود العميل</translation>
    </message>
    <message>
        <source>To the reply</source>
        <translation>إلى الرد</translation>
    </message>
    <message>
        <source>Send and resolve</source>
        <translation>إرسال وحل</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>إرفاق ملفات</translation>
    </message>
</context>
<context>
    <name>baton::ui::InboxPanel</name>
    <message>
        <source>Inbox</source>
        <translation>الوارد</translation>
    </message>
    <message>
        <source>Ask the relay for everything anew (F5)</source>
        <translation>طلب كل شيء من الخادم من جديد (F5)</translation>
    </message>
    <message>
        <source>Search messages and reasons (Ctrl+F)</source>
        <translation>ابحث في الرسائل والأسباب (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search messages and reasons</source>
        <translation>البحث في الرسائل والأسباب</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>الانتظار</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>محادثاتي</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln conversation(s)</source>
        <translation>
            <numerusform>%1، لا محادثات</numerusform>
            <numerusform>%1، محادثة واحدة</numerusform>
            <numerusform>%1، محادثتان</numerusform>
            <numerusform>%1، %Ln محادثات</numerusform>
            <numerusform>%1، %Ln محادثة</numerusform>
            <numerusform>%1، %Ln محادثة</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>لا نتائج للبحث عن «%1».</translation>
    </message>
    <message>
        <source>No conversation matches these filters.</source>
        <translation>لا محادثة تطابق عوامل التصفية هذه.</translation>
    </message>
    <message>
        <source>Nobody is waiting.
You will be told when somebody asks for a person.</source>
        <translation>لا أحد في الانتظار.
سيصلك تنبيه عندما يطلب أحد التحدّث إلى موظف.</translation>
    </message>
    <message>
        <source>You hold no conversation.
Claim one from Waiting.</source>
        <translation>لا تتولّى أي محادثة.
تولَّ واحدة من قائمة الانتظار.</translation>
    </message>
    <message>
        <source>No conversations yet.</source>
        <translation>لا محادثات بعد.</translation>
    </message>
    <message>
        <source>%L1+</source>
        <translation>%L1+</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln found</source>
        <translation>
            <numerusform>%1، لا نتائج</numerusform>
            <numerusform>%1، نتيجة واحدة</numerusform>
            <numerusform>%1، نتيجتان</numerusform>
            <numerusform>%1، %Ln نتائج</numerusform>
            <numerusform>%1، %Ln نتيجة</numerusform>
            <numerusform>%1، %Ln نتيجة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>لا شيء غير مقروء</numerusform>
            <numerusform>واحدة غير مقروءة</numerusform>
            <numerusform>اثنتان غير مقروءتين</numerusform>
            <numerusform>%Ln غير مقروءة</numerusform>
            <numerusform>%Ln غير مقروءة</numerusform>
            <numerusform>%Ln غير مقروءة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in Waiting</source>
        <translation>
            <numerusform>لا نتائج في الانتظار</numerusform>
            <numerusform>نتيجة واحدة في الانتظار</numerusform>
            <numerusform>نتيجتان في الانتظار</numerusform>
            <numerusform>%Ln نتائج في الانتظار</numerusform>
            <numerusform>%Ln نتيجة في الانتظار</numerusform>
            <numerusform>%Ln نتيجة في الانتظار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in Mine</source>
        <translation>
            <numerusform>لا نتائج في محادثاتي</numerusform>
            <numerusform>نتيجة واحدة في محادثاتي</numerusform>
            <numerusform>نتيجتان في محادثاتي</numerusform>
            <numerusform>%Ln نتائج في محادثاتي</numerusform>
            <numerusform>%Ln نتيجة في محادثاتي</numerusform>
            <numerusform>%Ln نتيجة في محادثاتي</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in All</source>
        <translation>
            <numerusform>لا نتائج في الكل</numerusform>
            <numerusform>نتيجة واحدة في الكل</numerusform>
            <numerusform>نتيجتان في الكل</numerusform>
            <numerusform>%Ln نتائج في الكل</numerusform>
            <numerusform>%Ln نتيجة في الكل</numerusform>
            <numerusform>%Ln نتيجة في الكل</numerusform>
        </translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>المرشحات</translation>
    </message>
</context>
<context>
    <name>baton::ui::InboxScreen</name>
    <message>
        <source>Inbox</source>
        <translation>الوارد</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>‏%1 يكتب…</translation>
    </message>
    <message>
        <source>%1: claimed by %2.</source>
        <translation>‏%1: تولّاها %2.</translation>
    </message>
    <message>
        <source>Your reply to %1 was not sent: %2</source>
        <translation>لم يُرسل ردّك إلى %1: ‏%2</translation>
    </message>
    <message>
        <source>Open this link in the browser?

%1</source>
        <translation>هل تريد فتح هذا الرابط في المتصفح؟

%1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>This conversation</source>
        <translation>هذه المحادثة</translation>
    </message>
    <message>
        <source>This conversation cannot be found.</source>
        <translation>تعذّر العثور على هذه المحادثة.</translation>
    </message>
    <message>
        <source>Your note on %1 was not kept: %2</source>
        <translation>لم تُحفظ ملاحظتك عن %1: ‏%2</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>الانتظار</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>محادثاتي</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Undo, for a few seconds</source>
        <translation>تراجع، لبضع ثوانٍ</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>مزامنة</translation>
    </message>
</context>
<context>
    <name>baton::ui::LifeCyclePresenter</name>
    <message>
        <source>Resolved: %1.</source>
        <translation>أُنهيت: %1.</translation>
    </message>
    <message>
        <source>Released: %1.</source>
        <translation>تُركت: %1.</translation>
    </message>
    <message>
        <source>Handed back: %1.</source>
        <translation>أُعيدت إلى الروبوت: %1.</translation>
    </message>
    <message>
        <source>Your draft is kept.</source>
        <translation>مسودّتك محفوظة.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Shift+Z)</source>
        <translation>تراجع (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>%1 has written: the conversation stays open.</source>
        <translation>كتب %1: تبقى المحادثة مفتوحة.</translation>
    </message>
</context>
<context>
    <name>baton::ui::LinkPill</name>
    <message>
        <source>Signed out</source>
        <translation>غير مسجّل</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>جارٍ الاتصال…</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>جارٍ اللحاق…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>متصل</translation>
    </message>
    <message numerus="yes">
        <source>Offline, again in %Ln s</source>
        <translation>
            <numerusform>غير متصل</numerusform>
            <numerusform>غير متصل، محاولة بعد ثانية</numerusform>
            <numerusform>غير متصل، محاولة بعد ثانيتين</numerusform>
            <numerusform>غير متصل، محاولة بعد %Ln ثوانٍ</numerusform>
            <numerusform>غير متصل، محاولة بعد %Ln ثانية</numerusform>
            <numerusform>غير متصل، محاولة بعد %Ln ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>الاتصال: %1</translation>
    </message>
</context>
<context>
    <name>baton::ui::MainWindow</name>
    <message>
        <source>Baton</source>
        <translation>Baton</translation>
    </message>
    <message>
        <source>Baton keeps running</source>
        <translation>يبقى Baton قيد التشغيل</translation>
    </message>
    <message>
        <source>It tells you when a customer needs you. Quit from its icon in the tray.</source>
        <translation>ينبّهك عندما يحتاج إليك عميل. أنهِ البرنامج من أيقونته في شريط النظام.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>حُفظت.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>لوحة الأوامر</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>سير العمل</translation>
    </message>
    <message>
        <source>Auto-updates</source>
        <translation>التحديثات الذاتية</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>التبليغات</translation>
    </message>
</context>
<context>
    <name>baton::ui::NavRail</name>
    <message>
        <source>Baton</source>
        <translation>Baton</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>متاح</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>بعيد</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء البرنامج</translation>
    </message>
    <message numerus="yes">
        <source>Inbox, %Ln waiting</source>
        <translation>
            <numerusform>الوارد، لا أحد ينتظر</numerusform>
            <numerusform>الوارد، عميل واحد ينتظر</numerusform>
            <numerusform>الوارد، عميلان ينتظران</numerusform>
            <numerusform>الوارد، %Ln عملاء ينتظرون</numerusform>
            <numerusform>الوارد، %Ln عميلًا ينتظرون</numerusform>
            <numerusform>الوارد، %Ln عميل ينتظرون</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>مسجّل الدخول باسم %1</translation>
    </message>
    <message>
        <source>%L1+</source>
        <translation>%L1+</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln new</source>
        <translation>
            <numerusform>%1، لا جديد</numerusform>
            <numerusform>%1، جديد واحد</numerusform>
            <numerusform>%1، جديدان</numerusform>
            <numerusform>%1، %Ln جديدة</numerusform>
            <numerusform>%1، %Ln جديدًا</numerusform>
            <numerusform>%1، %Ln جديد</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline: there is no connection to the relay</source>
        <translation>غير متصل: لا اتصال بالمُرحِّل</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of yours unread</source>
        <translation>
            <numerusform>لا شيء غير مقروء من محادثاتك</numerusform>
            <numerusform>محادثة واحدة لك غير مقروءة</numerusform>
            <numerusform>محادثتان لك غير مقروءتين</numerusform>
            <numerusform>%Ln محادثات لك غير مقروءة</numerusform>
            <numerusform>%Ln محادثة لك غير مقروءة</numerusform>
            <numerusform>%Ln محادثة لك غير مقروءة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::Notifier</name>
    <message>
        <source>Open Baton to answer.</source>
        <translation>افتح Baton للرد.</translation>
    </message>
</context>
<context>
    <name>baton::ui::Overlay</name>
    <message>
        <source>Over the window</source>
        <translation>فوق النافذة</translation>
    </message>
</context>
<context>
    <name>baton::ui::Palette</name>
    <message>
        <source>What to do or where to go</source>
        <translation>ما العمل أو إلى أين</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما عُثر عليه</translation>
    </message>
</context>
<context>
    <name>baton::ui::PresenceSection</name>
    <message>
        <source>Away while the &amp;screen is locked</source>
        <translation>بعيد ما دامت الشاشة مقفلة (&amp;S)</translation>
    </message>
    <message>
        <source>When you are away from this computer</source>
        <translation>عندما تبتعد عن هذا الحاسوب</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>Away after so long without &amp;input</source>
        <translation>بعيد بعد هذه المدة بلا إدخال (&amp;I)</translation>
    </message>
    <message>
        <source>While you are away, customers are not told that you are online, and only those who need a person are announced. You are back as soon as you are at your computer again.</source>
        <translation>ما دمت بعيدًا لا يُقال للعملاء إنك متصل، ولا يُعلَن إلا عمّن يحتاج إلى شخص. وتعود بمجرد أن تكون أمام حاسوبك من جديد.</translation>
    </message>
</context>
<context>
    <name>baton::ui::RunCard</name>
    <message>
        <source>stuck</source>
        <translation>عالق</translation>
    </message>
</context>
<context>
    <name>baton::ui::RunDetail</name>
    <message>
        <source>Stuck at step %L1</source>
        <translation>عالق عند الخطوة %L1</translation>
    </message>
    <message>
        <source>At step %L1</source>
        <translation>عند الخطوة %L1</translation>
    </message>
    <message>
        <source>Copy run &amp;link</source>
        <translation>نسخ رابط التشغيل</translation>
    </message>
    <message>
        <source>The link is in the clipboard.</source>
        <translation>الرابط في الحافظة.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>الخطوات</translation>
    </message>
    <message>
        <source>Choose a run to see its steps.</source>
        <translation>اختر تشغيلًا لترى خطواته.</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>تشغيل %1</translation>
    </message>
    <message>
        <source>About this run</source>
        <translation>عن هذا التشغيل</translation>
    </message>
</context>
<context>
    <name>baton::ui::RunsPanel</name>
    <message>
        <source>Workflows</source>
        <translation>سير العمل</translation>
    </message>
    <message>
        <source>Subscriptions…</source>
        <translation>الاشتراكات…</translation>
    </message>
    <message>
        <source>Choose what you are told of</source>
        <translation>اختر ما تُبلَّغ به</translation>
    </message>
    <message>
        <source>Search workflow, subject or run (Ctrl+F)</source>
        <translation>ابحث عن سير عمل أو موضوع أو تشغيل (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search workflow, subject or run</source>
        <translation>ابحث عن سير عمل أو موضوع أو تشغيل</translation>
    </message>
    <message>
        <source>Workflow runs</source>
        <translation>تشغيلات سير العمل</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>قيد التشغيل</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>عالق</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln run(s)</source>
        <translation>
            <numerusform>%1، لا تشغيلات</numerusform>
            <numerusform>%1، تشغيل واحد</numerusform>
            <numerusform>%1، تشغيلان</numerusform>
            <numerusform>%1، %Ln تشغيلات</numerusform>
            <numerusform>%1، %Ln تشغيلًا</numerusform>
            <numerusform>%1، %Ln تشغيل</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the relay…</source>
        <translation>جارٍ سؤال المُرحِّل…</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>لا نتائج عن «%1».</translation>
    </message>
    <message>
        <source>No workflow is stuck.</source>
        <translation>لا سير عمل عالقًا.</translation>
    </message>
    <message>
        <source>No workflow has failed.</source>
        <translation>لم يفشل أي سير عمل.</translation>
    </message>
    <message>
        <source>No workflow is running.</source>
        <translation>لا سير عمل قيد التشغيل.</translation>
    </message>
    <message>
        <source>No workflow has run yet.
Runs appear here when a bot platform tells of them.</source>
        <translation>لم يعمل أي سير عمل بعد.
تظهر التشغيلات هنا حين تُبلّغ عنها منصة روبوت.</translation>
    </message>
</context>
<context>
    <name>baton::ui::SafeMarkdown</name>
    <message>
        <source>Show all</source>
        <translation>عرض الكل</translation>
    </message>
</context>
<context>
    <name>baton::ui::SavedReplyList</name>
    <message>
        <source>Saved replies</source>
        <translation>الردود المحفوظة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved reply(s)</source>
        <translation>
            <numerusform>لا ردود محفوظة</numerusform>
            <numerusform>رد محفوظ واحد</numerusform>
            <numerusform>ردّان محفوظان</numerusform>
            <numerusform>%Ln ردود محفوظة</numerusform>
            <numerusform>%Ln ردًا محفوظًا</numerusform>
            <numerusform>%Ln رد محفوظ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved reply(s) for “%1”</source>
        <translation>
            <numerusform>لا ردود محفوظة لـ«%1»</numerusform>
            <numerusform>رد محفوظ واحد لـ«%1»</numerusform>
            <numerusform>ردّان محفوظان لـ«%1»</numerusform>
            <numerusform>%Ln ردود محفوظة لـ«%1»</numerusform>
            <numerusform>%Ln ردًا محفوظًا لـ«%1»</numerusform>
            <numerusform>%Ln رد محفوظ لـ«%1»</numerusform>
        </translation>
    </message>
    <message>
        <source>They get: %1</source>
        <translation>سيصله: %1</translation>
    </message>
    <message>
        <source>With it: %1</source>
        <translation>ومعه: %1</translation>
    </message>
</context>
<context>
    <name>baton::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>When a customer needs a person</source>
        <translation>عندما يحتاج عميل إلى شخص</translation>
    </message>
    <message>
        <source>&amp;All bots, on this device</source>
        <translation>كل الروبوتات، على هذا الجهاز (&amp;A)</translation>
    </message>
    <message>
        <source>Quiet hours, on all your devices</source>
        <translation>ساعات الهدوء، على كل أجهزتك</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>الهدوء من</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>الهدوء حتى</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>المنطقة الزمنية</translation>
    </message>
    <message>
        <source>Hold back customers who need a person as &amp;well</source>
        <translation>أخّر أيضًا العملاء الذين يحتاجون إلى شخص (&amp;W)</translation>
    </message>
    <message>
        <source>Without this, customers who wait for a person are told of at any hour.</source>
        <translation>من دون ذلك يُعلَن عن العملاء المنتظرين في أي ساعة.</translation>
    </message>
    <message>
        <source>Changes are kept at once.</source>
        <translation>تُحفظ التغييرات فورًا.</translation>
    </message>
    <message>
        <source>When a bot changes itself</source>
        <translation>عندما يغيّر روبوت نفسه</translation>
    </message>
    <message>
        <source>All bots</source>
        <translation>كل الروبوتات</translation>
    </message>
    <message>
        <source>What workflows do</source>
        <translation>ما يفعله سير العمل</translation>
    </message>
    <message>
        <source>All workflows</source>
        <translation>كل مسارات العمل</translation>
    </message>
    <message>
        <source>There is no connection: what the relay keeps can be changed when it is back.</source>
        <translation>لا اتصال: ما يحفظه المُرحِّل يمكن تغييره عند عودته.</translation>
    </message>
    <message>
        <source>When a customer you have claimed writes</source>
        <translation>عندما يكتب عميل تولّيت محادثته</translation>
    </message>
    <message>
        <source>&amp;My conversations, on this device</source>
        <translation>محادثاتي، على هذا الجهاز (&amp;M)</translation>
    </message>
    <message>
        <source>Not for the conversation you are looking at.</source>
        <translation>لا يشمل ذلك المحادثة التي تنظر إليها.</translation>
    </message>
    <message>
        <source>&amp;Keep quiet</source>
        <translation>التزم الهدوء (&amp;K)</translation>
    </message>
    <message>
        <source>and</source>
        <comment>quiet between 22:00 and 07:00</comment>
        <translation>و</translation>
    </message>
    <message>
        <source>&amp;Between</source>
        <translation>بين (&amp;B)</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>المنطقة الزمنية (&amp;Z)</translation>
    </message>
    <message>
        <source>On</source>
        <translation>في أيام</translation>
    </message>
</context>
<context>
    <name>baton::ui::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <translation>ابحث عن اختصار</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>baton::ui::SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Sign in to Baton</source>
        <translation>تسجيل الدخول إلى Baton</translation>
    </message>
    <message>
        <source>Your admin gave you the relay&apos;s address and a password.</source>
        <translation>حصلت من المسؤول على عنوان الخادم وكلمة مرور.</translation>
    </message>
    <message>
        <source>&amp;Relay</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>&amp;Email</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>“%1” is no relay address. It looks like https://relay.example.com.</source>
        <translation>«%1» ليس عنوان خادم. العنوان يشبه https://relay.example.com.</translation>
    </message>
    <message>
        <source>Enter your email and your password.</source>
        <translation>أدخل بريدك الإلكتروني وكلمة المرور.</translation>
    </message>
    <message>
        <source>This computer has no system keychain that Baton can use. You will stay signed in until you quit; nothing is written to disk.</source>
        <translation>لا توجد على هذا الحاسوب سلسلة مفاتيح للنظام يمكن لبرنامج Baton استخدامها. ستبقى مسجّل الدخول حتى تغلق البرنامج، ولن يُكتب شيء على القرص.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>جارٍ تسجيل الدخول…</translation>
    </message>
    <message>
        <source>Connect &amp;without encryption. Others on the way can read
my password and every conversation.</source>
        <translation>الاتصال دون تشفير (&amp;W). يمكن لآخرين على الطريق قراءة
كلمة مروري وكل محادثة.</translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted, so nothing was sent. Use an address that begins with https://, or allow it below the fields.</source>
        <translation>الاتصال بالخادم %1 غير مشفّر، لذلك لم يُرسل شيء. استخدم عنوانًا يبدأ بالرمز https://‎، أو اسمح بذلك أسفل الحقول.</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>إظهار كلمة المرور</translation>
    </message>
</context>
<context>
    <name>baton::ui::SnoozeMenu</name>
    <message>
        <source>Snooze</source>
        <translation>تأجيل</translation>
    </message>
    <message>
        <source>At a time…</source>
        <translation>في وقت…</translation>
    </message>
    <message>
        <source>Bring it back now</source>
        <translation>إعادتها الآن</translation>
    </message>
    <message>
        <source>Out of the way until then, or until the customer writes:</source>
        <translation>بعيدة حتى ذلك الحين، أو حتى يكتب العميل:</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>حتى</translation>
    </message>
</context>
<context>
    <name>baton::ui::SoundSection</name>
    <message>
        <source>Chime</source>
        <translation>رنين</translation>
    </message>
    <message>
        <source>Bell</source>
        <translation>جرس</translation>
    </message>
    <message>
        <source>Marimba</source>
        <translation>ماريمبا</translation>
    </message>
    <message>
        <source>Knock</source>
        <translation>طرق</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message numerus="yes">
        <source>Every %Ln minute(s)</source>
        <translation>
            <numerusform>كل %Ln دقيقة</numerusform>
            <numerusform>كل دقيقة</numerusform>
            <numerusform>كل دقيقتين</numerusform>
            <numerusform>كل %Ln دقائق</numerusform>
            <numerusform>كل %Ln دقيقة</numerusform>
            <numerusform>كل %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %Ln second(s)</source>
        <translation>
            <numerusform>كل %Ln ثانية</numerusform>
            <numerusform>كل ثانية</numerusform>
            <numerusform>كل ثانيتين</numerusform>
            <numerusform>كل %Ln ثوانٍ</numerusform>
            <numerusform>كل %Ln ثانية</numerusform>
            <numerusform>كل %Ln ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>Baton&apos;s own sounds cannot be heard on this computer. The desktop makes its own instead.</source>
        <translation>لا يمكن سماع أصوات Baton على هذا الحاسوب. يُصدر سطح المكتب أصواته بدلًا منها.</translation>
    </message>
    <message>
        <source>Sounds and reminders, on this computer</source>
        <translation>الأصوات والتذكيرات، على هذا الحاسوب</translation>
    </message>
    <message>
        <source>When a customer &amp;needs a person</source>
        <translation>عندما يحتاج عميل إلى شخص (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Other alerts</source>
        <translation>تنبيهات أخرى (&amp;O)</translation>
    </message>
    <message>
        <source>Only what comes as a banner with a sound is heard. While a customer waits, each pause is half as long again as the one before, up to five times the first.</source>
        <translation>لا يُسمع إلا ما يأتي إشعارًا بصوت. وما دام العميل ينتظر تطول كل مهلة بمقدار نصف سابقتها، حتى خمسة أضعاف الأولى.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>The desktop&apos;s own</source>
        <translation>صوت سطح المكتب</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بلا صوت</translation>
    </message>
    <message>
        <source>Play: %1</source>
        <translation>تشغيل: %1</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>&amp;Volume</source>
        <translation>مستوى الصوت (&amp;V)</translation>
    </message>
    <message>
        <source>Remind me until somebody answers</source>
        <translation>ذكّرني حتى يجيب أحد</translation>
    </message>
    <message>
        <source>until somebody answers</source>
        <translation>حتى يجيب أحد</translation>
    </message>
    <message>
        <source>&amp;Remind me</source>
        <translation>ذكّرني (&amp;R)</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>قطرة</translation>
    </message>
    <message>
        <source>When a customer of &amp;mine writes</source>
        <translation>عندما يكتب أحد عملائي (&amp;M)</translation>
    </message>
</context>
<context>
    <name>baton::ui::StatusBar</name>
    <message>
        <source>Ended</source>
        <translation>منتهية</translation>
    </message>
    <message>
        <source>Claimed by %1</source>
        <translation>تولّاها %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>من %1</translation>
    </message>
    <message>
        <source>Snoozed until %1</source>
        <translation>مؤجّلة حتى %1</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>نشط</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>بعيد</translation>
    </message>
</context>
<context>
    <name>baton::ui::TagChips</name>
    <message>
        <source>Remove the tag %1</source>
        <translation>إزالة الوسم %1</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>إضافة وسم</translation>
    </message>
    <message>
        <source>Another tag</source>
        <translation>وسم آخر</translation>
    </message>
    <message>
        <source>Tag, then Enter</source>
        <translation>الوسم ثم Enter</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
</context>
<context>
    <name>baton::ui::Times</name>
    <message>
        <source>%L1 h %L2 min</source>
        <translation>%L1 س %L2 د</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>أقل من يوم</numerusform>
            <numerusform>يوم واحد</numerusform>
            <numerusform>يومان</numerusform>
            <numerusform>%Ln أيام</numerusform>
            <numerusform>%Ln يومًا</numerusform>
            <numerusform>%Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>الآن</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min ago</source>
        <translation>
            <numerusform>الآن</numerusform>
            <numerusform>قبل دقيقة</numerusform>
            <numerusform>قبل دقيقتين</numerusform>
            <numerusform>قبل %Ln دقائق</numerusform>
            <numerusform>قبل %Ln دقيقة</numerusform>
            <numerusform>قبل %Ln دقيقة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::Toast</name>
    <message>
        <source>Later</source>
        <translation>لاحقًا</translation>
    </message>
</context>
<context>
    <name>baton::ui::ToastStack</name>
    <message>
        <source>Show fewer</source>
        <translation>عرض أقل</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>لا شيء آخر</numerusform>
            <numerusform>واحد آخر</numerusform>
            <numerusform>اثنان آخران</numerusform>
            <numerusform>%Ln أخرى</numerusform>
            <numerusform>%Ln أخرى</numerusform>
            <numerusform>%Ln أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer notifications</source>
        <translation>عرض إشعارات أقل</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more notification(s)</source>
        <translation>
            <numerusform>لا إشعارات أخرى</numerusform>
            <numerusform>عرض إشعار آخر</numerusform>
            <numerusform>عرض إشعارين آخرين</numerusform>
            <numerusform>عرض %Ln إشعارات أخرى</numerusform>
            <numerusform>عرض %Ln إشعارًا آخر</numerusform>
            <numerusform>عرض %Ln إشعار آخر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::TranscriptPresenter</name>
    <message>
        <source>Saved: %1</source>
        <translation>حُفظ: %1</translation>
    </message>
    <message>
        <source>The file was not saved: %1</source>
        <translation>لم يُحفظ الملف: %1</translation>
    </message>
    <message>
        <source>Withdraw this message? The customer no longer sees it, but may have read it.</source>
        <translation>هل تسحب هذه الرسالة؟ لن يراها العميل بعد الآن، لكنه ربما قرأها.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>سحب</translation>
    </message>
</context>
<context>
    <name>baton::ui::TranscriptView</name>
    <message>
        <source>Transcript</source>
        <translation>نص المحادثة</translation>
    </message>
    <message>
        <source>Not sent: %1 Right-click or press Enter to send again.</source>
        <translation>لم تُرسل: %1 انقر بالزر الأيمن أو اضغط Enter لإعادة الإرسال.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>إعادة الإرسال</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>confidence %1</source>
        <translation>الثقة %1</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>لم تُرسل: %1</translation>
    </message>
    <message>
        <source>Sending: %1</source>
        <translation>جارٍ الإرسال: %1</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>نسخ (&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;message</source>
        <translation>نسخ الرسالة (&amp;M)</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>نسخ الرابط (&amp;L)</translation>
    </message>
    <message>
        <source>Private note, not kept yet: %1</source>
        <translation>ملاحظة خاصة لم تُحفظ بعد: %1</translation>
    </message>
    <message>
        <source>Private note of %1, %2: %3</source>
        <translation>ملاحظة خاصة من %1، %2: ‏%3</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>شوهدت</translation>
    </message>
    <message>
        <source>Save “%1”…</source>
        <translation>حفظ «%1»…</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>سحب (&amp;W)</translation>
    </message>
    <message>
        <source>Seen %1</source>
        <translation>شوهدت %1</translation>
    </message>
    <message>
        <source>only colleagues see this</source>
        <translation>لا يراها إلا الزملاء</translation>
    </message>
    <message>
        <source>Not kept: %1 Right-click or press Enter to try again.</source>
        <translation>لم تُحفظ: %1 انقر بالزر الأيمن أو اضغط Enter للمحاولة من جديد.</translation>
    </message>
    <message>
        <source>Private note, being kept…</source>
        <translation>ملاحظة خاصة، تُحفظ الآن…</translation>
    </message>
</context>
<context>
    <name>baton::ui::TransferDialog</name>
    <message>
        <source>Give %1 to a colleague</source>
        <translation>إعطاء %1 إلى زميل</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>زميل</translation>
    </message>
    <message>
        <source>Find a colleague</source>
        <translation>البحث عن زميل</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>الزملاء</translation>
    </message>
    <message>
        <source>Asking who is there…</source>
        <translation>جارٍ السؤال عمّن هنا…</translation>
    </message>
    <message>
        <source>A note for your colleague. The customer does not see it.</source>
        <translation>ملاحظة لزميلك. لا يراها العميل.</translation>
    </message>
    <message>
        <source>Note for your colleague</source>
        <translation>ملاحظة لزميلك</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>تحويل</translation>
    </message>
    <message>
        <source>Nobody else may answer for this bot.</source>
        <translation>لا يحقّ لأحد غيرك الرد عن هذا الروبوت.</translation>
    </message>
</context>
<context>
    <name>baton::ui::TrayIcon</name>
    <message>
        <source>Baton: nobody is waiting</source>
        <translation>‏Baton: لا أحد ينتظر</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>التوفر</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>متاح</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>بعيد</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء البرنامج</translation>
    </message>
    <message numerus="yes">
        <source>Baton: %Ln customer(s) waiting</source>
        <translation>
            <numerusform>‏Baton: لا عملاء ينتظرون</numerusform>
            <numerusform>‏Baton: عميل واحد ينتظر</numerusform>
            <numerusform>‏Baton: عميلان ينتظران</numerusform>
            <numerusform>‏Baton: %Ln عملاء ينتظرون</numerusform>
            <numerusform>‏Baton: %Ln عميلًا ينتظرون</numerusform>
            <numerusform>‏Baton: %Ln عميل ينتظرون</numerusform>
        </translation>
    </message>
    <message>
        <source>Quiet until %1</source>
        <translation>هدوء حتى %1</translation>
    </message>
    <message>
        <source>Quiet until…</source>
        <translation>هدوء حتى…</translation>
    </message>
    <message>
        <source>For 30 minutes</source>
        <translation>لمدة 30 دقيقة</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>لمدة ساعة</translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <translation>حتى صباح الغد</translation>
    </message>
    <message>
        <source>Not quiet any more</source>
        <translation>إنهاء الهدوء</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your customers have written</source>
        <translation>
            <numerusform>لم يكتب أي من عملائك</numerusform>
            <numerusform>كتب أحد عملائك</numerusform>
            <numerusform>كتب اثنان من عملائك</numerusform>
            <numerusform>كتب %Ln من عملائك</numerusform>
            <numerusform>كتب %Ln من عملائك</numerusform>
            <numerusform>كتب %Ln من عملائك</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::UnreadPresenter</name>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>%1 has written</source>
        <translation>كتب %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your customers have written</source>
        <translation>
            <numerusform>لم يكتب أي من عملائك</numerusform>
            <numerusform>كتب أحد عملائك</numerusform>
            <numerusform>كتب اثنان من عملائك</numerusform>
            <numerusform>كتب %Ln من عملائك</numerusform>
            <numerusform>كتب %Ln من عملائك</numerusform>
            <numerusform>كتب %Ln من عملائك</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>‏%1</numerusform>
            <numerusform>‏%1 وواحد آخر</numerusform>
            <numerusform>‏%1 واثنان آخران</numerusform>
            <numerusform>‏%1 و%Ln آخرون</numerusform>
            <numerusform>‏%1 و%Ln آخرون</numerusform>
            <numerusform>‏%1 و%Ln آخرون</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::WorkflowsPresenter</name>
    <message>
        <source>Workflows</source>
        <translation>سير العمل</translation>
    </message>
</context>
<context>
    <name>baton::ui::WritingPresenter</name>
    <message>
        <source>Picture %1.png</source>
        <translation>صورة %1.png</translation>
    </message>
    <message>
        <source>There are no saved replies for this bot yet.</source>
        <translation>لا توجد ردود محفوظة لهذا الروبوت بعد.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Take over from a chatbot when it should let a person speak.</source>
        <translation>استلم المحادثة من الروبوت عندما ينبغي أن يتحدّث إنسان.</translation>
    </message>
    <message>
        <source>The relay&apos;s address.</source>
        <translation>عنوان الخادم.</translation>
    </message>
    <message>
        <source>Settings and sign-in of their own, by name.</source>
        <translation>إعدادات وتسجيل دخول مستقلّان، بالاسم.</translation>
    </message>
    <message>
        <source>Who signs in.</source>
        <translation>من يسجّل الدخول.</translation>
    </message>
    <message>
        <source>Read the password from standard input and sign in at once.</source>
        <translation>قراءة كلمة المرور من الدخل القياسي وتسجيل الدخول فورًا.</translation>
    </message>
    <message>
        <source>baton://conversation/ID to open.</source>
        <translation>المحادثة المراد فتحها، بصيغة baton://conversation/ID.</translation>
    </message>
    <message>
        <source>A profile&apos;s name has 1 to 64 letters, digits, &apos;-&apos; or &apos;_&apos;.</source>
        <translation>يتكوّن اسم الملف الشخصي من 1 إلى 64 حرفًا أو رقمًا أو &apos;-&apos; أو &apos;_&apos;.</translation>
    </message>
    <message>
        <source>--password-stdin needs --email.</source>
        <translation>يتطلّب ‎--password-stdin‎ الخيار ‎--email‎.</translation>
    </message>
    <message>
        <source>--relay takes an address such as https://relay.example.com.</source>
        <translation>يأخذ ‎--relay‎ عنوانًا مثل https://relay.example.com.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>تعذّر إنشاء المجلد %1.</translation>
    </message>
    <message>
        <source>Talk to a relay on another computer without encryption. Others on the way can read the password and every conversation.</source>
        <translation>التحدّث إلى خادم على حاسوب آخر دون تشفير. يمكن لآخرين على الطريق قراءة كلمة المرور وكل محادثة.</translation>
    </message>
</context>
</TS>
