// The privacy policy of 2015-03-30, word for word: the text that the version of that name carries.
export const POLICY_2015_03_30 = `Our Privacy Policy

This Privacy Policy is outdated and has been replaced. For our new Privacy Policy, click here.

This online privacy policy ("Policy") of Flowroute LLC. ("Flowroute," "us," "our," or "we"), demonstrates our commitment to respecting the privacy of our customers and visitors to the flowroute.com website ("Site"). Since we may gather certain types of information about our website users and customers, we want you to understand what kind of information we gather and how it may be used. By using the Site, you signify your acceptance of this Policy.

1. Information that may be collected on the Site

Flowroute may collect and analyze certain information about how visitors use the Site. When you visit our Site, we may collect various types of technical data. This data may include, Internet Protocol (IP) addresses, browser information, the website you visited before arriving at the Site, or the website you go to when leaving the Site, among other things. We may also keep a record of which pages of the Site you visit, and how long you spend on each page. This information does not identify you personally.

We may also use "cookies" on the Site. Cookies are small pieces of information written to your computer hard drive by our web server. Many Internet browsers are automatically set to accept cookies. You may change your browser settings to either reject cookies or notify you when a cookie is about to be placed on your computer. However, rejecting cookies while using the Site may result in certain parts of the Site not operating correctly or as efficiently as if they were allowed.

2. Personal Information Collected on Signup

Flowroute collects various types of personal information (such as phone numbers, addresses, and email addresses, among other things) from customers or visitors signing up for an account on the Site. This information is required by Flowroute to verify your identity, to establish your account, and to set up your service. By signing up for an account on the Site, you authorize us to communicate with you regarding your account using any of the personal information you provided.

3. Customer Proprietary Network Information ("CPNI")

The Federal Communications Commission ("FCC") refers to certain information as Customer Proprietary Network Information ("CPNI"). CPNI relates to the type, technical arrangement, quantity, destination, location, and amount of use of telecommunications and interconnected Voice over Internet Protocol (VoIP) services, as well as related billing information. Flowroute collects and stores the CPNI of customers which obtain services from Flowroute. Flowroute does not have access to, collect or store the CPNI of other visitors to the Site.

Pursuant to federal law, we may use CPNI, without further authorization by you, to offer you services of the type you currently obtain from us. Use of your CPNI will permit us to offer you services tailored to your specific needs. We also may share your CPNI, without further authorization by you, with other Flowroute companies with whom you already have an existing service relationship.

4. Non-Disclosure of CPNI and Personal Information Collected by Flowroute

Except in accordance with or as required by law or legal process, and notwithstanding any other provisions in the Policy, we will not sell, distribute or release your CPNI or personal information to anyone outside of Flowroute.

5. Credit Card Information

Flowroute does not store customer credit card information. Credit card processing is carried out by unaffiliated third party credit card payment processing companies. These unaffiliated credit card payment processing companies may or may not store credit card information for your convenience. Please see the respective privacy policies or terms and conditions of these companies for further details.

6. Security of Information

Flowroute will take reasonable precautions to safeguard information transmitted between visitors and the Site and information stored on our servers. Despite these efforts, however, we may be unable to prevent and shall not be responsible for unauthorized access to such information by third parties. If you have an account on the Site, it is your responsibility to safeguard your account login and password information.

7. Links to Other Websites

This Site may contain links to other websites, which are subject to different privacy policies. This Policy will not apply to your use of other websites. Flowroute shall have no responsibility or liability for your use of other websites or the data collection and use practices of other websites.

8. Changes to This Policy

Flowroute reserves the right to make changes to this Policy, in our sole discretion, at any time. Such changes may be made in response to future developments of the Site, changes in industry or legal requirements, or any other reason. We will post changes to this Policy to our Site. By continuing to use the Site following any change in this Policy, you will be deemed to have agreed to such change. If you do not agree with the terms of this Policy, as modified from time to time, please discontinue use of this Site.`;
